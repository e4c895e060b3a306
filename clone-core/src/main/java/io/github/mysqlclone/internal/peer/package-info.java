/** How a server sees the other end of a connection, and which of its accounts are for that. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.peer;

import org.jspecify.annotations.NullMarked;
