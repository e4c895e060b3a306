/** A small application that reads from a replica and writes to its source; begin with {@code OrderRepository}. */
@NullMarked
package io.github.mysqlclone.examples.orders;

import org.jspecify.annotations.NullMarked;
