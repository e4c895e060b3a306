/**
 * Real MySQL servers for tests: one server, or a pair that is ready to clone.
 *
 * <p>{@link io.github.mysqlclone.testkit.TestServer} and {@link io.github.mysqlclone.testkit.ClonePair} do not say how
 * their servers are run; the packages below do.
 */
@NullMarked
package io.github.mysqlclone.testkit;

import org.jspecify.annotations.NullMarked;
