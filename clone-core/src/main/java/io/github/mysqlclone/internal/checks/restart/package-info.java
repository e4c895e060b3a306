/** Checks of what the copy will be like once the recipient is back. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.restart;

import org.jspecify.annotations.NullMarked;
