package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what would be in the way of replication once the recipient is a copy of the donor: all that can be known without
 * one, so that nothing is dropped for a goal that cannot be reached.
 */
public final class ForeseenObstacles {

    private static final String HAS_EVENTS =
            "SELECT COUNT(*) > 0 FROM information_schema.EVENTS WHERE STATUS = 'ENABLED'";

    private static final Obstacle NOBODY_KNOWS_THE_ACCOUNT = unproven(
            "What the account may do that reaches the copy cannot be looked at.",
            "Give the donor's server by its address, not as a DataSource, and the account by accountAfterRestart or"
                    + " serverAfterRestart");

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
        if (accountAfterwards.isEmpty()) {
            return look(recipient, donor, donor).foreseen(plan, NOBODY_KNOWS_THE_ACCOUNT);
        }
        ServerConnection afterwards;
        try {
            afterwards = opener.open(accountAfterwards.get(), donor.identity().uuid());
        } catch (ServerConnectionException e) {
            return look(recipient, donor, donor).foreseen(plan, unseen(accountAfterwards.get(), e));
        }
        try (afterwards) {
            Look look = look(recipient, donor, afterwards);
            try {
                readable(donor, () -> privileges(afterwards, donor, look.source()))
                        .ifPresent(look.found()::add);
            } catch (ServerConnectionException e) {
                return look.foreseen(plan, unseen(accountAfterwards.get(), e));
            }
            return look.foreseen(plan);
        }
    }

    private static Obstacle unseen(MySqlServer afterwards, ServerConnectionException refusal) {
        return unproven(
                "What " + afterwards + " may do afterwards cannot be looked at: " + refusal.getMessage(),
                "Let it in at the donor, too");
    }

    /** Look before replication is started on a copy that is there: nothing is dropped for what is not proven. */
    public List<Obstacle> beforeReplication(ServerConnection recipient, ServerConnection donor) {
        return List.copyOf(look(recipient, donor, donor).found());
    }

    /** What was found so far, and the source that it was found of. */
    private record Look(List<Obstacle> found, List<Obstacle> unproven, SourceLog source) {

        Foreseen foreseen(ReplicaPlan plan, Obstacle... besides) {
            return new Foreseen(
                    found,
                    plan.acceptsUnproven()
                            ? List.of()
                            : Stream.concat(unproven.stream(), Stream.of(besides))
                                    .toList());
        }
    }

    /** Whoever reaches the copy needs to see more there than the donor's own account need see here. */
    private static SourceLog sourceLog(ServerConnection donor, ServerConnection afterwards) throws SQLException {
        SourceLog source = SourceLog.of(donor);
        if (source.unseen().isEmpty() || afterwards == donor) {
            return source;
        }
        SourceLog asAfterwards = SourceLog.of(afterwards);
        return asAfterwards.unseen().size() < source.unseen().size() ? asAfterwards : source;
    }

    private Look look(ServerConnection recipient, ServerConnection donor, ServerConnection afterwards) {
        ReplicationVariables here = readable(recipient, () -> ReplicationVariables.of(recipient));
        ReplicaFilters filters = readable(recipient, () -> ReplicaFilters.afterRestart(recipient, plan.channel()));
        LoggedFormat format = readable(recipient, () -> LoggedFormat.of(recipient));
        return readable(donor, () -> {
            SettingObstacles settings = new SettingObstacles(plan, here, ReplicationVariables.of(donor));
            ReplicationAccount account =
                    new SourceReader(plan, opener).account(donor, AccountReach.of(plan, recipient, donor));
            SourceLog asSeen = sourceLog(donor, afterwards);
            SourceLog source = asSeen.hidesReplicas() ? seeingReplicas(donor, asSeen, account) : asSeen;
            List<Obstacle> found = new ArrayList<>(settings.identity());
            found.addAll(settings.otherReplicas(source.replicas()));
            found.addAll(settings.modes());
            format.obstacle(plan, LoggedFormat.of(donor)).ifPresent(found::add);
            found.addAll(partial(filters, source));
            account.obstacle().ifPresent(found::add);
            List<Obstacle> unproven = new ArrayList<>();
            account.unproven().ifPresent(unproven::add);
            unproven.addAll(unseen(source));
            return new Look(found, unproven, source);
        });
    }

    /** The replication account sees them, and where there are none there is nothing to see. */
    private static SourceLog seeingReplicas(ServerConnection donor, SourceLog source, ReplicationAccount account)
            throws SQLException {
        if (account.replicas().isPresent()) {
            return source.withReplicas(account.replicas().get());
        }
        boolean areNone =
                ServedReplicas.any(donor, Grants.of(donor)).filter(any -> !any).isPresent();
        return areNone ? source.withReplicas(List.of()) : source;
    }

    private List<Obstacle> unseen(SourceLog source) {
        return source.unseen().stream()
                .filter(what -> !(plan.acceptsFilters() && what.startsWith(SourceLog.LEFT_OUT)))
                .map(what -> unproven(
                        "It is not seen of the source " + what + ".",
                        "GRANT REPLICATION CLIENT, REPLICATION SLAVE ON *.* to the account used there"))
                .toList();
    }

    private static Obstacle unproven(String sentence, String remedy) {
        return new Obstacle(ObstacleKind.UNPROVEN, sentence, remedy + ", or say acceptUnproven().");
    }

    /**
     * What is known before a clone.
     *
     * @param obstacles what is in the way
     * @param unproven what could not be looked at, unless that is accepted
     */
    public record Foreseen(List<Obstacle> obstacles, List<Obstacle> unproven) {

        /** Copy the lists. */
        public Foreseen {
            obstacles = List.copyOf(obstacles);
            unproven = List.copyOf(unproven);
        }

        /** Returns both. */
        public List<Obstacle> all() {
            return Stream.concat(obstacles.stream(), unproven.stream()).toList();
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

    private static boolean hasEvents(ServerConnection server) throws SQLException {
        return server.queryFirst(HAS_EVENTS, row -> row.getBoolean(1)).orElse(true);
    }

    /** Whether it is let in is preflight's business. */
    private Optional<Obstacle> privileges(ServerConnection afterwards, ServerConnection donor, SourceLog sourceLog)
            throws SQLException {
        PrivilegesAfterwards privileges = new PrivilegesAfterwards(
                afterwards.server().account().orElseThrow().user(),
                Grants.of(afterwards),
                donor.identity().versionForWords());
        // Neither need see them all; who afterwards does not is refused for that.
        boolean hasEvents = hasEvents(donor) || hasEvents(afterwards);
        return privileges.obstacle(new PrivilegesAfterwards.Work(
                !plan.keepsEvents(),
                hasEvents,
                !sourceLog.follows().isEmpty(),
                liftsQuarantine,
                !plan.acceptsFilters()));
    }
}
