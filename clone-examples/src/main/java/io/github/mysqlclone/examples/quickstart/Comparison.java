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
            long rows = copied.getOrDefault(table.name(), 0L);
            String verdict = rows == table.rows() ? "same" : "DIFFERENT";
            story.row("%-14s %,10d %,10d   %s", table.name(), table.rows(), rows, verdict);
        }
    }
}
