package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/** Makes the data set: customers, products, orders, their items and reviews. */
record Shop(Story story) {

    private static final String SCRIPT = "shop.sql";

    void open(TestServer server) throws SQLException {
        story.chapter("A small online shop on the donor");
        story.say("Filling it ...");
        server.execute(statements());
        for (TableContent table : TableContent.allOn(server)) {
            story.say("%-14s %10s rows %10s"
                    .formatted(table.name(), Amounts.count(table.rows()), Amounts.mebibytes(table.bytes())));
        }
    }

    private static String[] statements() {
        try (InputStream script = Objects.requireNonNull(Shop.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).split(";\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
