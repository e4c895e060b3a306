/**
 * Which servers a test asks for, in whatever words, and what it gets.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.setup;

import org.jspecify.annotations.NullMarked;
