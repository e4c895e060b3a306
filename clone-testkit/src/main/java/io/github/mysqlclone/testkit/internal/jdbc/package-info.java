/**
 * A data source for a server of the kit.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.jdbc;

import org.jspecify.annotations.NullMarked;
