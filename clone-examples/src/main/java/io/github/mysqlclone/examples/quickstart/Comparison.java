package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the rows of every table of the shop on two servers. */
record Comparison(Story story) {

    void compare(TestServer original, TestServer copy) throws SQLException {
        Map<String, Long> copied =
                TableContent.allOn(copy).stream().collect(Collectors.toMap(TableContent::name, TableContent::rows));
        for (TableContent table : TableContent.allOn(original)) {
            long copiedRows = copied.getOrDefault(table.name(), 0L);
            String verdict = copiedRows == table.rows() ? "same" : "DIFFERENT";
            story.say("%-14s %10s %10s   %s"
                    .formatted(table.name(), Amounts.count(table.rows()), Amounts.count(copiedRows), verdict));
        }
    }
}
