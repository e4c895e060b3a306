/**
 * Servers that run in containers, by Testcontainers.
 *
 * <p>{@link io.github.mysqlclone.testkit.container.ContainerServerSpec} describes one server,
 * {@link io.github.mysqlclone.testkit.container.ContainerPairSpec} a pair. This is the only package of the kit that needs
 * Testcontainers ({@code org.testcontainers:testcontainers-mysql}, 2.0 or newer), which whoever uses it puts on the class
 * path.
 */
@NullMarked
package io.github.mysqlclone.testkit.container;

import org.jspecify.annotations.NullMarked;
