package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was known of the servers when the watch began, for telling what has changed.
 *
 * @param donorUuid the donor's {@code server_uuid}; empty if it could not be read
 * @param donorExecuted what that server had executed; empty if that is not known
 * @param recipientGrants what the account on the recipient may do
 * @param cloneLibrary the file that the recipient's clone plugin came from
 * @param dataBefore what the recipient held before the statement; empty if that is not known
 * @param onlyOnRecipient what it held that the donor did not
 * @param orphansBefore the folders without a schema that lay in the recipient's data directory by then
 * @param process the process that the recipient was when the watch began
 * @param reconnectWindow how long the recipient tries to reach its donor again; empty if that is not known
 * @param isQuarantined whether the recipient comes back super_read_only because this library wants it so
 */
public record StateBeforeClone(
        Optional<String> donorUuid,
        GtidSet donorExecuted,
        Fact<Grants> recipientGrants,
        String cloneLibrary,
        Optional<UserData> dataBefore,
        OnlyOnRecipient onlyOnRecipient,
        Fact<List<OrphanFolder>> orphansBefore,
        ServerProcess process,
        Optional<Duration> reconnectWindow,
        boolean isQuarantined) {

    /** The file on every platform but Windows. */
    public static final String USUAL_LIBRARY = "mysql_clone.so";

    /** Ask whether this is another process than the one that was there when the watch began. */
    boolean isNewProcess(ServerConnection connection) throws SQLException {
        return !ServerProcess.of(connection).equals(process);
    }
}
