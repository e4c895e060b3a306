/** Checks of what a server is doing now, and of the state it is in. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.state;

import org.jspecify.annotations.NullMarked;
