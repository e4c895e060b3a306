package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.ServerFlavour;
import java.sql.SQLException;
import java.util.Map;

/**
 * Who answered: read first on every connection.
 *
 * @param uuid {@code server_uuid}, empty on a server that has none, such as MariaDB
 * @param version the value of {@code @@version}
 * @param versionComment the value of {@code @@version_comment}
 */
public record ServerIdentity(String uuid, String version, String versionComment) {

    // SHOW instead of SELECT @@server_uuid: it works on servers that lack the variable, too.
    static final String QUERY =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('server_uuid', 'version', 'version_comment')";

    static final String ALL_VARIABLES = "SHOW GLOBAL VARIABLES";

    static ServerIdentity of(Map<String, String> variables) throws SQLException {
        String version = variables.get("version");
        if (version == null) {
            throw new SQLException("The server does not tell its version; is it a MySQL server?");
        }
        return new ServerIdentity(
                variables.getOrDefault("server_uuid", ""), version, variables.getOrDefault("version_comment", ""));
    }

    /** Returns who made the server. */
    public ServerFlavour flavour() {
        return ServerFlavour.recognise(version, versionComment);
    }
}
