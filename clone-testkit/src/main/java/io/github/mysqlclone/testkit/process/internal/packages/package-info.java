/**
 * MySQL from the machine's own apt mirror.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.process.internal.packages;

import org.jspecify.annotations.NullMarked;
