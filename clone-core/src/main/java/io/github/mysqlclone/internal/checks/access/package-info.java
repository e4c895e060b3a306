/** Checks of who may do what, and of the way to the donor. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.access;

import org.jspecify.annotations.NullMarked;
