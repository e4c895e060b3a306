/**
 * How settings of the kit are read.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.settings;

import org.jspecify.annotations.NullMarked;
