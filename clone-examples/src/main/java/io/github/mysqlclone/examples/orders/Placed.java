package io.github.mysqlclone.examples.orders;

/**
 * An order that was placed.
 *
 * @param order the order with the number that it got
 * @param version what a read has to ask for to see it
 */
public record Placed(Order order, DataVersion version) {}
