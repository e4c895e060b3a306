/**
 * What all servers that run as processes have in common: their data directory and the user they run as.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.process.internal.server;

import org.jspecify.annotations.NullMarked;
