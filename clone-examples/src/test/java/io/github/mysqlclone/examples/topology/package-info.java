/** A server with a plugin, and three servers with semisynchronous replication and with Group Replication, for tests that need them. */
@NullMarked
package io.github.mysqlclone.examples.topology;

import org.jspecify.annotations.NullMarked;
