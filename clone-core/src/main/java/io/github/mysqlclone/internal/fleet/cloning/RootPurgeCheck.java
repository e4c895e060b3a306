package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the source still has what a copy lacks: else copies of that copy could not follow the source. */
record RootPurgeCheck(ConnectionOpener opener, PossibleDonor root) {

    private static final Logger log = LoggerFactory.getLogger(RootPurgeCheck.class);

    /** Returns whether the source has purged nothing that the copy lacks; true where nobody can tell. */
    boolean reachesBackTo(PossibleDonor copy) {
        if (copy.equals(root)) {
            return true;
        }
        try {
            boolean reaches = read(copy.server(), "SELECT @@GLOBAL.gtid_executed")
                    .contains(read(root.server(), "SELECT @@GLOBAL.gtid_purged"));
            if (!reaches) {
                log.warn("{} is no donor any more: {} has purged what it lacks", copy, root);
            }
            return reaches;
        } catch (SQLException | MySqlCloneException e) {
            log.debug("Whether {} has what {} lacks could not be read: {}", root, copy, e.getMessage());
            return true;
        }
    }

    private GtidSet read(MySqlServer server, String query) throws SQLException {
        try (ServerConnection connection = opener.open(server)) {
            return connection
                    .queryFirst(query, row -> GtidSet.parse(String.valueOf(row.getString(1))))
                    .orElse(GtidSet.empty());
        }
    }
}
