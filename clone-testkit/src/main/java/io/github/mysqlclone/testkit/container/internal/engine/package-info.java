/**
 * The container engine: whether there is one, the images it has, and what was left on it.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.container.internal.engine;

import org.jspecify.annotations.NullMarked;
