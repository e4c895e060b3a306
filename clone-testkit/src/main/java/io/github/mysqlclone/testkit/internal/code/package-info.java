/**
 * Tells pieces of code from each other, and the values that they hold, so that it is the same in every JVM.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.code;

import org.jspecify.annotations.NullMarked;
