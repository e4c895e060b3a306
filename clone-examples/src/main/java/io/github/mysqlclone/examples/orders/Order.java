package io.github.mysqlclone.examples.orders;

import java.math.BigDecimal;

/** What a customer has ordered. */
public record Order(long id, String customer, BigDecimal total) {}
