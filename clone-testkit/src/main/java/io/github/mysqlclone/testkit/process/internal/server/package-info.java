/**
 * What all servers that run as processes have in common, from their data directory to their address.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.process.internal.server;

import org.jspecify.annotations.NullMarked;
