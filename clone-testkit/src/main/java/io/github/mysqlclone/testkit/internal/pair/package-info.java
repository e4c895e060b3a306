/**
 * What all groups and pairs of servers have in common, however their servers are run.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.pair;

import org.jspecify.annotations.NullMarked;
