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
        String message = error.map(said -> "Cannot use " + server + ": server error " + said + " " + adviceFor(said))
                .orElseGet(() -> "Cannot reach " + server + ": " + firstLine + " "
                        + adviceFor(
                                text, Optional.ofNullable(failure.getSQLState()).orElse("")));
        return new ServerConnectionException(server, message, error.orElse(null), failure);
    }

    private static String adviceFor(ServerError said) {
        return switch (said.number()) {
            case 1045, 1044, 1698 ->
                "Check user and password, and that the account exists for the host this JVM" + " comes from.";
            case 1040, 1203 -> "The server has no free connection; raise max_connections or close some.";
            case 1049 -> "The URL or pool names a schema that is not there; leave it out.";
            case 1129 ->
                "The server has shut this host out until an administrator of it lets it in again, from another host:"
                        + " TRUNCATE TABLE performance_schema.host_cache, or mysqladmin flush-hosts.";
            case 1130 -> "No account allows this JVM's host.";
            case 1184 ->
                "Its init_connect may have failed for this account, which an account with CONNECTION_ADMIN is spared:"
                        + " SET GLOBAL init_connect = ''; see its error log.";
            case 1226 ->
                said.message().contains("'max_user_connections'")
                        ? "The account has as many connections as it may; raise its MAX_USER_CONNECTIONS or close some."
                        : "The account has used up its limit for this hour; an administrator ends that: FLUSH"
                                + " USER_RESOURCES, or ALTER USER … WITH another limit.";
            case 1524 ->
                "The server does not load the plugin that the account logs in with: load it there, or give the account"
                        + " another: ALTER USER … IDENTIFIED WITH caching_sha2_password BY '…'.";
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
