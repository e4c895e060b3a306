/** Proves that replication can work, begins it and watches it. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.replication;

import org.jspecify.annotations.NullMarked;
