/** Watching a clone until the server itself has said how it ended. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.watch;

import org.jspecify.annotations.NullMarked;
