package io.github.mysqlclone.examples.stock;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application, whose database is that of {@code spring.datasource.url}. */
@SpringBootApplication
public class StockApplication {}
