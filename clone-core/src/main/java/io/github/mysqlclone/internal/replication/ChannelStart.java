package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a channel and starts it, the receiver first and alone; takes it away again if that does not work. */
final class ChannelStart {

    private static final Logger log = LoggerFactory.getLogger(ChannelStart.class);

    private final SourceAndReplica pair;
    private final ReplicaPlan plan;
    private final ServerConnection copy;
    private final ReplicationWords words;

    /** What became of channels that were there before, half a sentence each. */
    private final List<String> gone = new ArrayList<>();

    private final List<CopiedEvents.Event> silenced = new ArrayList<>();
    private boolean made;

    ChannelStart(SourceAndReplica pair, ServerConnection copy) {
        this.pair = pair;
        this.plan = pair.plan();
        this.copy = copy;
        this.words = ReplicationWords.of(copy.identity().versionForWords());
    }

    /**
     * Do it.
     *
     * @param inTheWay the channels that are reset first
     * @param silencesEvents whether the copy's events are left to the source before anything is applied
     * @param beforeApplying called when nothing but the applier is to be started any more; may throw UncheckedIOException, upon
     *     which it is not
     */
    void run(List<ReplicaStatus> inTheWay, boolean silencesEvents, Runnable beforeApplying)
            throws InterruptedException {
        try {
            copy.setSqlMode("");
            for (ReplicaStatus channel : inTheWay) {
                remove(channel);
            }
            if (ReplicaStatusReader.channel(copy, plan.channel()).isPresent()) {
                throw new SQLException("somebody has just made a channel of that name");
            }
            made = true;
            copy.execute(ChangeSourceStatement.of(plan, words, pair.byGtid()));
            long silence = ReplicaStatusReader.channel(copy, plan.channel())
                    .map(ReplicaStatusRow::relayLogBytes)
                    .orElse(0L);
            copy.execute(words.receiver("START", plan.channel()));
            new SourceConnectionWait(pair, row -> hasSpoken(row, silence), this::wrongSource).await(copy, this::undo);
            if (silencesEvents) {
                silenceEvents();
            }
            beforeApplying.run();
            copy.execute(words.applier("START", plan.channel()));
        } catch (SQLException e) {
            throw pair.couldNotBegin(
                    undo(),
                    "The account needs REPLICATION_SLAVE_ADMIN, and for copies with events what startOn() says.",
                    e);
        } catch (UncheckedIOException e) {
            log.warn("Starting replication of {} was given up. {}", pair, undo());
            throw e;
        } catch (InterruptedException e) {
            log.info("Starting replication of {} was interrupted. {}", pair, undo());
            throw e;
        }
    }

    private ReplicationFailedException wrongSource(String found) {
        return pair.wrongSource(found, undo(), "Let source(...) and sourceServer(...) lead to the same server.");
    }

    private void silenceEvents() throws SQLException {
        CopiedEvents events = new CopiedEvents(copy);
        for (CopiedEvents.Event event : events.enabled()) {
            events.leaveToTheSource(List.of(event));
            silenced.add(event);
        }
    }

    private void remove(ReplicaStatus channel) throws SQLException {
        log.info("Resetting {} of {}", channel.channelName(), pair.recipient());
        copy.execute(words.both("STOP", channel.channel()));
        gone.add(channel.channelName() + " was stopped");
        copy.execute(words.reset(channel.channel()));
        gone.set(gone.size() - 1, channel.channelName() + " was reset, as it was consented to");
    }

    /** A receiver says that it waits for the source before it knows whether that will send anything (seen on 9.7.4). */
    private boolean hasSpoken(ReplicaStatusRow row, long silence) {
        return pair.byGtid() ? !row.status().fetched().file().isEmpty() : row.relayLogBytes() > silence;
    }

    private String undo() {
        List<String> outcome = new ArrayList<>();
        boolean removed = removeAgain(outcome);
        boolean whole = enableAgain(outcome) && removed;
        outcome.addAll(gone);
        if (whole && gone.isEmpty()) {
            return "The recipient's replication is as it was.";
        }
        return whole
                ? "The new channel is removed again; " + String.join(", ", outcome) + "."
                : String.join("; ", outcome) + ".";
    }

    private boolean removeAgain(List<String> outcome) {
        try {
            if (made && ReplicaStatusReader.channel(copy, plan.channel()).isPresent()) {
                copy.execute(words.both("STOP", plan.channel()));
                copy.execute(words.reset(plan.channel()));
            }
            return true;
        } catch (SQLException e) {
            log.warn("Removing the channel from {} failed: {}", copy.server(), e.getMessage());
            outcome.add("The channel could not be removed (" + e.getMessage() + "): "
                    + words.both("STOP", plan.channel()) + "; " + words.reset(plan.channel()));
            return false;
        }
    }

    /** Those that the server refused to alter are as they were. */
    private boolean enableAgain(List<String> outcome) {
        try {
            new CopiedEvents(copy).enableAgain(silenced);
            return true;
        } catch (SQLException e) {
            log.warn("Enabling the events of {} again failed: {}", copy.server(), e.getMessage());
            outcome.add("Some of these events may not be ENABLED any more (" + e.getMessage() + "): "
                    + silenced.stream().map(event -> event.name().toString()).collect(Collectors.joining(", ")));
            return false;
        }
    }
}
