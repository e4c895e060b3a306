package io.github.mysqlclone.testkit.it.replication;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.EndlessWork;
import java.sql.SQLException;
import java.util.List;

/** Creates, alters, truncates and drops tables on a server, one after the other, until it is closed. */
record EndlessDdl(EndlessWork work) implements AutoCloseable {

    static EndlessDdl on(TestServer server) throws SQLException {
        server.execute("CREATE DATABASE moving");
        return new EndlessDdl(EndlessWork.on(server, "endless-ddl", (statement, n, done) -> {
            for (String sql : round(n)) {
                statement.execute(sql);
                done.incrementAndGet();
            }
        }));
    }

    /** Leaves each third table behind. */
    private static List<String> round(int i) {
        String table = "moving.t" + i;
        return List.of(
                "CREATE TABLE " + table + " (id INT PRIMARY KEY, note VARCHAR(20))",
                "INSERT INTO " + table + " VALUES (1, 'a'), (2, 'b')",
                "ALTER TABLE " + table + " ADD COLUMN extra INT DEFAULT 7, ADD INDEX (note)",
                "TRUNCATE TABLE " + table,
                "INSERT INTO " + table + " VALUES (" + i + ", 'c', 8)",
                i % 3 == 0 ? "ALTER TABLE " + table + " DROP COLUMN note, FORCE" : "DROP TABLE " + table);
    }

    /** Returns how many statements have ended so far. */
    int done() {
        return work.done();
    }

    @Override
    public void close() {
        work.close();
    }
}
