package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what is read from either side; a statement that fails makes one fact missing and harms no other. */
final class ServerFactReader {

    private final ServerConnection connection;
    private final String name;

    ServerFactReader(ServerConnection connection) {
        this.connection = connection;
        this.name = connection.server().toString();
    }

    /** One statement that may fail. */
    @FunctionalInterface
    interface Statement<T> {
        T run() throws SQLException;
    }

    /** Run it; a failure becomes the reason. */
    <T> Fact<T> read(String what, Statement<T> statement) {
        try {
            return Fact.of(statement.run());
        } catch (SQLException e) {
            String error = e.getErrorCode() > 0 ? "server error " + e.getErrorCode() + " " : "";
            String text = Optional.ofNullable(e.getMessage()).orElse("no reason given");
            return Fact.unknown("could not read " + what + " on " + name + ": " + error
                    + text.lines().findFirst().orElse(""));
        }
    }

    ServerFacts read() {
        return new ServerFacts(
                name,
                connection.identity(),
                read(
                        "the current account",
                        () -> connection
                                .queryFirst("SELECT CURRENT_USER()", row -> row.getString(1))
                                .orElse("")),
                read("global variables", () -> connection.variables("SHOW GLOBAL VARIABLES")),
                read("plugins", this::plugins),
                read("grants", () -> grants("SHOW GRANTS")));
    }

    private Plugins plugins() throws SQLException {
        return new Plugins(connection.query(
                "SELECT PLUGIN_NAME, PLUGIN_STATUS, PLUGIN_LIBRARY FROM information_schema.PLUGINS",
                row -> new Plugin(
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(row.getString(3)).orElse(""))));
    }

    Grants grants(String sql) throws SQLException {
        return Grants.parse(connection.query(sql, row -> row.getString(1)));
    }
}
