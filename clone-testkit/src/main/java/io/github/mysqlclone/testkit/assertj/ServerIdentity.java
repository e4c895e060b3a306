package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.server.MySqlServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which server answers, by whichever way it is reached. */
record ServerIdentity(String uuid, String place) {

    private static final String QUESTION = "SELECT @@server_uuid, CONCAT(@@hostname, ':', @@port) LIMIT 1";

    /** Returns empty where it cannot be asked: the comparison says why. */
    static Optional<ServerIdentity> of(MySqlServer server) {
        try {
            return Optional.of(ask(server));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Returns it, or what keeps it from being asked. */
    static ServerIdentity ask(MySqlServer server) throws SQLException {
        List<String> row = Answer.of(server, QUESTION);
        return new ServerIdentity(row.get(0), row.get(1));
    }

    @Override
    public String toString() {
        return uuid + " on " + place;
    }
}
