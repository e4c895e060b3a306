package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files of InnoDB that the server's dictionary names by a path that is absolute or leads up, as it does for {@code DATA DIRECTORY}, for general
 * tablespaces and for undo logs outside of the data directory (seen on 9.7.4). A copy of the data directory would open and
 * change the original's.
 */
public final class DataOutside {

    private static final int ACCESS_DENIED = 1045;
    private static final String FILES = """
            SELECT PATH FROM information_schema.INNODB_DATAFILES WHERE PATH LIKE '/%' OR PATH LIKE '../%'
            UNION SELECT FILE_NAME FROM information_schema.FILES
            WHERE ENGINE = 'InnoDB' AND (FILE_NAME LIKE '/%' OR FILE_NAME LIKE '../%')
            ORDER BY 1""";

    private DataOutside() {}

    /** Returns what has a server write their names to a file of its own machine, one a line. */
    public static String statementInto(Path file) {
        return FILES + " INTO OUTFILE '" + file.toString().replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /**
     * Refuses a server with such files.
     *
     * @return false where nothing is known, as the filling took the kit's account away
     */
    public static boolean requireNone(TestServer server) {
        Optional<List<String>> files = filesOf(server);
        files.ifPresent(outside -> refuse(server.toString(), outside));
        return files.isPresent();
    }

    /** Refuses data of which there are such files. */
    public static void refuse(String whose, List<String> files) {
        if (!files.isEmpty()) {
            throw new TestkitException("Data of " + whose + " lies outside of its data directory, where each copy would"
                    + " change the original's: " + files + ". Move these tablespaces into the data directory.");
        }
    }

    private static Optional<List<String>> filesOf(TestServer server) {
        List<String> files = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FILES)) {
            while (rows.next()) {
                files.add(rows.getString(1));
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == ACCESS_DENIED) {
                return Optional.empty();
            }
            throw new TestkitException("Cannot ask " + server + " for its data files: " + e, e);
        }
        return Optional.of(files);
    }
}
