package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.Optional;

/** Says of a failed connection what happened, where, and what to do. */
final class ConnectionFailures {

    private ConnectionFailures() {}

    static ServerConnectionException describe(MySqlServer server, SQLException failure) {
        Optional<ServerError> error = ServerError.of(failure);
        String text = Optional.ofNullable(failure.getMessage()).orElse("no reason given");
        String firstLine = text.lines().findFirst().orElse(text).strip();
        String message = error.map(
                        said -> "Cannot use " + server + ": server error " + said + " " + adviceFor(said.number()))
                .orElseGet(() -> "Cannot reach " + server + ": " + firstLine + " "
                        + adviceFor(
                                text, Optional.ofNullable(failure.getSQLState()).orElse("")));
        return new ServerConnectionException(server, message, error.orElse(null), failure);
    }

    private static String adviceFor(int number) {
        return switch (number) {
            case 1045, 1044, 1698 ->
                "Check user and password, and that the account exists for the host this JVM" + " comes from.";
            case 1040, 1203 -> "The server has no free connection; raise max_connections or close some.";
            case 1130 -> "No account allows this JVM's host.";
            case 1820, 1862 -> "The password has expired; set a new one.";
            case 3032 -> "The server is in offline mode.";
            case 3118 -> "The account is locked.";
            case 3159 -> "The server insists on TLS; use tls(TlsMode.REQUIRED).";
            default -> "";
        };
    }

    private static String adviceFor(String text, String state) {
        if (text.contains("Public Key Retrieval")) {
            return "Use tls(TlsMode.REQUIRED), or property(\"allowPublicKeyRetrieval\", \"true\") where the network is"
                    + " trusted.";
        }
        // SQLSTATE class 08 is about the connection; anything else is the driver's own objection.
        return state.startsWith("08") ? "Check host, port and firewall, and that mysqld runs there." : "";
    }
}
