package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the rows of every table on two servers. */
record Comparison(Story story) {

    void compare(TestServer donor, TestServer recipient) throws SQLException {
        Map<String, Long> copied = Shop.foundOn(recipient).tables().stream()
                .collect(Collectors.toMap(TableContent::name, TableContent::rows));
        List<TableContent> originals = Shop.foundOn(donor).tables();
        story.say("%-14s %10s %10s".formatted("", "donor", "recipient"));
        for (TableContent original : originals) {
            long rows = copied.getOrDefault(original.name(), 0L);
            story.say("%-14s %,10d %,10d   %s"
                    .formatted(original.name(), original.rows(), rows, rows == original.rows() ? "same" : "DIFFERENT"));
        }
    }
}
