package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A schema of very many small tables. */
final class ManyTables {

    private ManyTables() {}

    static void make(TestServer server, int tables) throws SQLException {
        server.execute(Stream.concat(
                        Stream.of("CREATE DATABASE many"),
                        IntStream.rangeClosed(1, tables)
                                .mapToObj(i -> "CREATE TABLE many.t" + i + " (id INT PRIMARY KEY)"))
                .toArray(String[]::new));
    }
}
