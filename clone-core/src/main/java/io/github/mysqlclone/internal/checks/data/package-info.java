/** Checks of what a clone destroys. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.data;

import org.jspecify.annotations.NullMarked;
