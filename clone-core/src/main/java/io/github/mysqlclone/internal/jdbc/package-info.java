/** Connections to a server: one driver, short time limits, masked exceptions, state put back. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.jdbc;

import org.jspecify.annotations.NullMarked;
