/**
 * What all servers of the kit have in common, however they are run: options, accounts, and how they are reached.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.server;

import org.jspecify.annotations.NullMarked;
