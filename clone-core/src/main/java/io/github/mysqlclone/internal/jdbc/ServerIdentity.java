package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.ServerFlavour;
import io.github.mysqlclone.server.ServerVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * Who answered: read first on every connection.
 *
 * @param uuid {@code server_uuid}, empty on a server that has none, such as MariaDB
 * @param version the value of {@code @@version}
 * @param versionComment the value of {@code @@version_comment}
 */
public record ServerIdentity(String uuid, String version, String versionComment) {

    /** With a LIMIT, which overrules sql_select_limit: it is asked in sessions that are not neutral, too. */
    static final String QUERY = "SELECT @@GLOBAL.server_uuid, @@GLOBAL.version, @@GLOBAL.version_comment LIMIT 1";

    /** For servers that lack one of the variables, such as MariaDB. */
    static final String ANYWHERE =
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('server_uuid', 'version', 'version_comment')";

    static final String ALL_VARIABLES = "SHOW GLOBAL VARIABLES";

    static Map<String, String> named(ResultSet row) throws SQLException {
        return Map.of(
                "server_uuid", Objects.requireNonNullElse(row.getString(1), ""),
                "version", Objects.requireNonNullElse(row.getString(2), ""),
                "version_comment", Objects.requireNonNullElse(row.getString(3), ""));
    }

    static ServerIdentity of(Map<String, String> variables) throws SQLException {
        String version = variables.get("version");
        if (version == null) {
            throw new SQLException("The server does not tell its version; is it a MySQL server?");
        }
        return new ServerIdentity(
                variables.getOrDefault("server_uuid", ""), version, variables.getOrDefault("version_comment", ""));
    }

    /**
     * Returns the version as numbers, to choose the words of a statement by; without any it counts as one of today, which refuses
     * words that it does not know.
     */
    public ServerVersion versionForWords() {
        try {
            return ServerVersion.parse(version);
        } catch (IllegalArgumentException e) {
            return new ServerVersion(Integer.MAX_VALUE, 0, 0, version);
        }
    }

    /** Returns who made the server. */
    public ServerFlavour flavour() {
        return ServerFlavour.recognise(version, versionComment);
    }
}
