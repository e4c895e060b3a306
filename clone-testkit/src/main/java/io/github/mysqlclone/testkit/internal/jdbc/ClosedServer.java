package io.github.mysqlclone.testkit.internal.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** What is said of a server that is used after its end: a driver would say that nobody listens there, or reach another one. */
public final class ClosedServer {

    private ClosedServer() {}

    /** Refuses a server that has been closed. */
    public static void refuse(boolean closed, Object server) throws SQLException {
        if (closed) {
            throw new SQLNonTransientConnectionException(
                    server + " has been closed, with the test, the class or the pair that"
                            + " it belonged to. Ask for a connection in there, or have the server live longer: PER_CLASS, or a"
                            + " static one.");
        }
    }
}
