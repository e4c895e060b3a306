package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds what would be in the way of replication once the recipient is a copy of the donor: all that can be known without
 * one, so that nothing is dropped for a goal that cannot be reached.
 */
public final class ForeseenObstacles {

    private static final String HAS_EVENTS =
            "SELECT COUNT(*) > 0 FROM information_schema.EVENTS WHERE STATUS = 'ENABLED'";

    private static final String NOBODY_KNOWS_THE_ACCOUNT =
            "What the account may do that reaches the copy cannot be looked at: give the donor's server by its address, not as"
                    + " a DataSource, and the account by accountAfterRestart or serverAfterRestart.";

    private final ReplicaPlan plan;
    private final ConnectionOpener opener;
    private final boolean liftsQuarantine;

    /**
     * Create for what is wanted.
     *
     * @param opener knows all passwords in use
     * @param liftsQuarantine whether a fresh copy is in quarantine, which is lifted in the end
     */
    public ForeseenObstacles(ReplicaPlan plan, ConnectionOpener opener, boolean liftsQuarantine) {
        this.plan = plan;
        this.opener = opener;
        this.liftsQuarantine = liftsQuarantine;
    }

    /**
     * Look before a clone.
     *
     * @param accountAfterwards how the donor is reached as the account with which the copy will be; empty if nobody knows
     */
    public Foreseen beforeTheClone(
            ServerConnection recipient, ServerConnection donor, Optional<MySqlServer> accountAfterwards) {
        ReplicationVariables here = readable(recipient, () -> ReplicationVariables.of(recipient));
        ReplicaFilters filters = readable(recipient, () -> ReplicaFilters.afterRestart(recipient, plan.channel()));
        return readable(donor, () -> {
            SettingObstacles settings = new SettingObstacles(plan, here, ReplicationVariables.of(donor));
            SourceLog sourceLog = SourceLog.of(donor);
            List<Obstacle> found = new ArrayList<>(settings.identity());
            found.addAll(settings.otherReplicas(sourceLog.replicas()));
            found.addAll(settings.modes());
            found.addAll(partial(filters, sourceLog));
            new SourceReader(plan, opener).account(donor).ifPresent(found::add);
            if (accountAfterwards.isEmpty()) {
                return new Foreseen(found, Optional.of(NOBODY_KNOWS_THE_ACCOUNT));
            }
            try {
                privileges(accountAfterwards.get(), donor, sourceLog).ifPresent(found::add);
                return new Foreseen(found, Optional.empty());
            } catch (ServerConnectionException e) {
                return new Foreseen(
                        found,
                        Optional.of("What " + accountAfterwards.get() + " may do afterwards cannot be looked at: "
                                + e.getMessage()));
            }
        });
    }

    /**
     * What is known before a clone.
     *
     * @param obstacles what is in the way
     * @param unproven why it is not known what the account may do with which the copy will be reached; empty if it is
     */
    public record Foreseen(List<Obstacle> obstacles, Optional<String> unproven) {

        /** Copy the list. */
        public Foreseen {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** Find what keeps a server that replicates already from holding all that its source holds. */
    public List<Obstacle> ofAReplica(ServerConnection recipient, ServerConnection source) {
        ReplicaFilters filters = readable(recipient, () -> ReplicaFilters.inForce(recipient));
        List<Obstacle> found = new ArrayList<>(partial(filters, readable(source, () -> SourceLog.of(source))));
        // Before the replica's: what that has by then was sent.
        ReplicationVariables there = readable(source, () -> ReplicationVariables.of(source));
        readable(recipient, () -> neverSent(recipient, there)).ifPresent(found::add);
        return List.copyOf(found);
    }

    /** A replica without GTIDs may hold what its gtid_executed does not name. */
    private Optional<Obstacle> neverSent(ServerConnection recipient, ReplicationVariables there) throws SQLException {
        List<ReplicaStatus> channels = ReplicaStatusReader.of(recipient);
        ReplicationVariables here = ReplicationVariables.of(recipient);
        return here.goesByGtidFrom(there)
                ? PurgedOnSource.neverSent(plan.source(), there.uuid(), there.purged(), here.executed(), channels)
                : Optional.empty();
    }

    /** What is asked of one server. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static <T> T readable(ServerConnection server, Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(server.server(), e);
        }
    }

    private List<Obstacle> partial(ReplicaFilters filters, SourceLog sourceLog) {
        return new PartialReplication(plan, sourceLog, filters).obstacles();
    }

    /** Whether it is let in is preflight's business. */
    private Optional<Obstacle> privileges(MySqlServer asAfterwards, ServerConnection donor, SourceLog sourceLog)
            throws SQLException {
        try (ServerConnection connection =
                opener.open(asAfterwards, donor.identity().uuid())) {
            PrivilegesAfterwards privileges = new PrivilegesAfterwards(
                    asAfterwards.account().orElseThrow().user(),
                    Grants.of(connection),
                    donor.identity().versionForWords());
            boolean hasEvents =
                    donor.queryFirst(HAS_EVENTS, row -> row.getBoolean(1)).orElse(true);
            return privileges.obstacle(new PrivilegesAfterwards.Work(
                    !plan.keepsEvents(),
                    hasEvents,
                    !sourceLog.follows().isEmpty(),
                    liftsQuarantine,
                    !plan.acceptsFilters()));
        }
    }
}
