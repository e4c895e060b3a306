package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.ReplicaStatusReader;
import io.github.mysqlclone.internal.replication.ReplicationVariables;
import io.github.mysqlclone.internal.replication.ReplicationWords;
import io.github.mysqlclone.internal.replication.WaitLimit;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a donor and its replica to snapshots of one position. */
final class SnapshotsAtOnePosition {

    private static final Logger log = LoggerFactory.getLogger(SnapshotsAtOnePosition.class);
    private static final long BETWEEN_LOOKS_MILLIS = 20;
    private static final long LOCK_SECONDS = 10;

    /** For a START behind a STOP that waits for a transaction. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final ReplicaPosition wanted;
    private final ServerConnection donor;
    private final ServerConnection recipient;
    private final ServerConnection control;
    private final Supplier<ServerConnection> anotherControl;
    private final ReplicationWords words;

    /**
     * The control is another connection to the recipient: START REPLICA would end the transaction that holds a snapshot.
     *
     * @param anotherControl opens one more, should the control break
     */
    SnapshotsAtOnePosition(
            ReplicaPosition wanted,
            ServerConnection donor,
            ServerConnection recipient,
            ServerConnection control,
            Supplier<ServerConnection> anotherControl) {
        this.wanted = wanted;
        this.donor = donor;
        this.recipient = recipient;
        this.control = control;
        this.anotherControl = anotherControl;
        this.words = ReplicationWords.of(recipient.identity().versionForWords());
    }

    /** Where the donor's snapshot is. */
    private record Place(boolean byGtid, GtidSet gtids, BinlogPosition position) {

        boolean isReached(ReplicaStatus status) {
            return byGtid ? status.executed().contains(gtids) : status.applied().hasReached(position);
        }

        String condition(ReplicationWords words) {
            return byGtid
                    ? "SQL_AFTER_GTIDS = '" + gtids + "'"
                    : words.source() + "_LOG_FILE = " + ReplicationWords.literal(position.file()) + ", "
                            + words.source() + "_LOG_POS = " + position.position();
        }

        @Override
        public String toString() {
            return byGtid ? gtids.toString() : position.toString();
        }
    }

    /**
     * Begin a snapshot on both. The applier runs again when this returns or throws, unless the recipient cannot be reached any
     * more, or does not get to the START within five minutes.
     */
    void enter() {
        ReplicaStatus status = requireFollowing();
        try {
            control.setSqlMode("");
            bringToOnePosition(status.autoPosition());
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    recipient.server(),
                    "The comparison ended, because " + donor.server() + " and " + recipient.server()
                            + " could not be brought to one position: " + e.getMessage()
                            + ". The donor's account needs RELOAD and REPLICATION CLIENT, the recipient's"
                            + " REPLICATION_SLAVE_ADMIN and REPLICATION CLIENT.",
                    ServerError.of(e).orElse(null),
                    e);
        }
    }

    /** A STOP whose answer does not come in time is finished by the server all the same, so that it belongs in here. */
    private void bringToOnePosition(boolean byGtid) throws SQLException {
        try {
            control.execute(words.applier("STOP", wanted.channel()));
            Place place = snapshotOfDonor(byGtid);
            bringTo(place);
            snapshot(recipient);
            log.info("{} and {} are compared at {}", donor.server(), recipient.server(), place);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                startApplier();
            } catch (SQLException | RuntimeException | Error again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        startApplier();
    }

    /** It waits for a STOP that the server is busy with, so that it has longer than that had. */
    private void startApplier() throws SQLException {
        String start = words.applier("START", wanted.channel());
        try {
            control.execute(start);
        } catch (SQLException e) {
            if (e.getErrorCode() > 0) {
                throw e;
            }
            try (ServerConnection again = anotherControl.get()) {
                again.networkTimeout(START_LIMIT);
                again.execute(start);
            }
        }
    }

    private ReplicaStatus requireFollowing() {
        Optional<ReplicaStatus> status = look();
        boolean follows = status.filter(ReplicaStatus::isRunning)
                .flatMap(ReplicaStatus::sourceUuid)
                .filter(donor.identity().uuid()::equalsIgnoreCase)
                .isPresent();
        if (!follows) {
            throw notThere("it does not replicate from " + donor.server() + " through that channel", status);
        }
        return status.orElseThrow();
    }

    private Place snapshotOfDonor(boolean byGtid) throws SQLException {
        donor.setSessionVariable("lock_wait_timeout", LOCK_SECONDS);
        donor.execute("FLUSH TABLES WITH READ LOCK");
        try {
            snapshot(donor);
            return byGtid
                    ? new Place(true, ReplicationVariables.of(donor).executed(), new BinlogPosition("", 0))
                    : new Place(false, GtidSet.empty(), positionOfDonor());
        } finally {
            donor.execute("UNLOCK TABLES");
        }
    }

    private BinlogPosition positionOfDonor() throws SQLException {
        return donor.queryFirst(
                        ReplicationWords.of(donor.identity().versionForWords()).binlogStatus(),
                        row -> new BinlogPosition(row.getString(1), row.getLong(2)))
                .orElseThrow(() -> new SQLException("the donor writes no binary log"));
    }

    /** The savepoint is what {@link #release} goes back to. */
    private static void snapshot(ServerConnection connection) throws SQLException {
        connection.beginSnapshot();
        connection.execute("SAVEPOINT mysql_clone_comparison");
    }

    /** Let go of the tables that were read, so that nobody's DDL waits for the whole comparison; keep the snapshot. */
    static void release(ServerConnection connection) throws SQLException {
        connection.execute("ROLLBACK TO SAVEPOINT mysql_clone_comparison");
    }

    private void bringTo(Place place) throws SQLException {
        WaitLimit deadline = new WaitLimit(wanted.limit());
        ReplicaStatus status = look().orElseThrow();
        if (place.isReached(status)) {
            return;
        }
        control.execute(words.applierUntil(place.condition(words), wanted.channel()));
        while (!place.isReached(status) || status.applier().isRunning()) {
            if (status.applier().lastError().isPresent()) {
                throw notThere("its applier failed", Optional.of(status));
            }
            if (deadline.hasPassed()) {
                control.execute(words.applier("STOP", wanted.channel()));
                throw notThere("it did not get to " + place + " within " + wanted.limit(), Optional.of(status));
            }
            pause();
            status = look().orElseThrow();
        }
    }

    private Optional<ReplicaStatus> look() {
        try {
            return ReplicaStatusReader.of(control, wanted.channel());
        } catch (SQLException e) {
            throw ReplicaStatusReader.unreadable(recipient.server(), e);
        }
    }

    private ServerConnectionException notThere(String what, Optional<ReplicaStatus> seen) {
        return new ServerConnectionException(
                recipient.server(),
                "The comparison ended, because " + recipient.server() + " cannot be compared at one position: " + what
                        + ". Seen: " + seen.map(ReplicaStatus::toString).orElse("no such channel") + ".",
                null,
                null);
    }

    private void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerConnectionException(recipient.server(), "The comparison was interrupted.", null, e);
        }
    }
}
