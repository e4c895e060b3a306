/** Proves, begins and watches replication. */
@NullMarked
package io.github.mysqlclone.internal.replication;

import org.jspecify.annotations.NullMarked;
