/**
 * Servers that run as plain {@code mysqld} processes on this machine, without a container engine.
 *
 * <p>{@link io.github.mysqlclone.testkit.process.ServerSpec} describes one server,
 * {@link io.github.mysqlclone.testkit.process.ClonePairSpec} a pair, and
 * {@link io.github.mysqlclone.testkit.process.source.MySqlSource} says where {@code mysqld} comes from.
 */
@NullMarked
package io.github.mysqlclone.testkit.process;

import org.jspecify.annotations.NullMarked;
