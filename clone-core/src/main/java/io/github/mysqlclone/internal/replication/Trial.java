package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a start has done to the recipient, until it is known to work.
 *
 * @param plan what is wanted
 * @param silenced the events that were left to the source
 * @param emptyRelayLogBytes how big the relay log is while the source has not sent anything
 */
record Trial(ReplicaPlan plan, List<CopiedEvents.Event> silenced, long emptyRelayLogBytes) {

    private static final Logger log = LoggerFactory.getLogger(Trial.class);

    /** Configure the channel and start it. */
    Trial begin(ServerConnection copy, boolean byGtid) throws SQLException {
        ReplicationWords words = words(copy);
        copy.setSqlMode("");
        new CopiedEvents(copy).leaveToTheSource(silenced);
        copy.execute(ChangeStatement.of(plan, words, byGtid));
        long empty = StatusLook.channel(copy, plan.channel())
                .map(StatusRow::relayLogBytes)
                .orElse(0L);
        copy.execute(words.both("START", plan.channel()));
        return new Trial(plan, silenced, empty);
    }

    /**
     * Stop the channel, remove it and let events be as they were. Returns what became of it, for a sentence.
     *
     * <p>One that goes by file and has moved on is stopped only: with it would go the place from which to go on.
     */
    String undo(ServerConnection copy) {
        ReplicationWords words = words(copy);
        try {
            if (StatusLook.channel(copy, plan.channel()).isPresent()) {
                stop(copy, words, plan.channel());
                Optional<BinlogPosition> place = placeSinceTheStart(copy);
                if (place.isPresent()) {
                    return "It had come to " + place.get().file() + ":"
                            + place.get().position()
                            + " by then, so that its channel stays, stopped; " + words.both("START", plan.channel())
                            + " goes on from there.";
                }
                copy.execute(words.reset(plan.channel()));
            }
            new CopiedEvents(copy).enableAgain(silenced);
            return "The recipient's replication is as it was.";
        } catch (SQLException e) {
            log.warn("Removing the channel from {} failed: {}", copy.server(), e.getMessage());
            return "The channel could not be removed (" + e.getMessage() + "): " + words.both("STOP", plan.channel())
                    + "; " + words.reset(plan.channel()) + ".";
        }
    }

    /** Empty while going by GTIDs, which are not lost with a channel, and before it has moved. */
    private Optional<BinlogPosition> placeSinceTheStart(ServerConnection copy) throws SQLException {
        BinlogPosition start = new BinlogPosition(
                plan.coordinates().file().orElse(""), plan.coordinates().position());
        return StatusLook.of(copy, plan.channel())
                .filter(status -> !status.autoPosition())
                .map(ReplicaStatus::applied)
                .filter(place -> !place.file().isEmpty() && !place.equals(start));
    }

    static void remove(ServerConnection copy, ReplicationWords words, String channel) throws SQLException {
        stop(copy, words, channel);
        copy.execute(words.reset(channel));
    }

    private static void stop(ServerConnection copy, ReplicationWords words, String channel) throws SQLException {
        copy.setSqlMode("");
        copy.execute(words.both("STOP", channel));
    }

    private static ReplicationWords words(ServerConnection copy) {
        return ReplicationWords.of(copy.identity().version());
    }
}
