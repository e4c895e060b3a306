/** Servers with plugins, semisynchronous replication and Group Replication, for tests that need them. */
@NullMarked
package io.github.mysqlclone.examples.topology;

import org.jspecify.annotations.NullMarked;
