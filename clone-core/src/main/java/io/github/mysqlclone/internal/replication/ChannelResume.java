package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.server.MySqlServer;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a channel that is there go on: starts those halves that do not run, the receiver first, and changes nothing else about
 * it. Delay, filters, TLS and above all its place are somebody's work.
 */
public final class ChannelResume {

    private static final Logger log = LoggerFactory.getLogger(ChannelResume.class);

    private final SourceAndReplica pair;
    private final ReplicaStatus channel;
    private final ConnectionOpener opener;

    /**
     * Create for a channel.
     *
     * @param setup says how the source is reached from here, and what is to become of events
     * @param channel as it was seen
     * @param uuid the recipient's {@code server_uuid}
     * @param sourceUuid that of the server which has to be at the other end
     */
    public ChannelResume(
            ReplicaSetup setup, MySqlServer recipient, ReplicaStatus channel, String uuid, String sourceUuid) {
        ReplicaPlan plan = setup.channel(channel.channel()).plan();
        this.pair = new SourceAndReplica(plan, recipient, uuid, sourceUuid, channel.autoPosition());
        this.channel = channel;
        this.opener = ReplicaStart.opener(plan, recipient);
    }

    /** Start what does not run. */
    public Replica run() throws InterruptedException {
        if (startsReceiver() || !channel.applier().isRunning()) {
            try (ServerConnection copy = opener.open(pair.recipient(), pair.uuid())) {
                start(copy);
            }
            log.info("{} of {} was started again", channel.channelName(), pair.recipient());
        }
        return new StartedReplica(pair, opener);
    }

    private void start(ServerConnection copy) throws InterruptedException {
        ReplicationWords words = ReplicationWords.of(copy.identity().versionForWords());
        try {
            copy.setSqlMode("");
            if (startsReceiver()) {
                // Nothing is to be applied before it is known who sends it.
                copy.execute(words.applier("STOP", channel.channel()));
                copy.execute(words.receiver("START", channel.channel()));
            }
            new SourceConnectionWait(pair, ChannelResume::hasMet, found -> wrongSource(found, copy, words))
                    .await(copy, () -> undo(copy, words));
            copy.execute(words.applier("START", channel.channel()));
        } catch (SQLException e) {
            throw pair.couldNotBegin(undo(copy, words), "The account needs REPLICATION_SLAVE_ADMIN.", e);
        } catch (InterruptedException e) {
            log.info("Starting replication of {} was interrupted. {}", pair, undo(copy, words));
            throw e;
        }
    }

    private boolean startsReceiver() {
        return channel.receiver().state() == ThreadState.STOPPED;
    }

    /** By now its relay log holds what that server has sent: whoever starts the applier would execute it. */
    private ReplicationFailedException wrongSource(String found, ServerConnection copy, ReplicationWords words) {
        String outcome;
        BinlogPosition applied = channel.applied();
        try {
            copy.execute(words.both("STOP", channel.channel()));
            outcome = "The channel is stopped.";
            applied = ReplicaStatusReader.of(copy, channel.channel())
                    .map(ReplicaStatus::applied)
                    .orElse(applied);
        } catch (SQLException e) {
            outcome = "The channel could not be stopped (" + e.getMessage() + ").";
        }
        return pair.wrongSource(
                found,
                outcome + " Its relay log holds events of that server.",
                "Before it is started again drop them: "
                        + words.dropFetched(channel.channel(), pair.byGtid(), applied)
                        + ". Then let the channel's source lead to the donor, and "
                        + words.both("START", channel.channel()) + ".");
    }

    /** By the server's source the source's uuid is read while it says "Checking source version", or "master" of old. */
    private static boolean hasMet(ReplicaStatusRow row) {
        String activity = row.status().receiver().activity();
        return row.status().receiver().isRunning()
                && !activity.isEmpty()
                && !activity.startsWith("Connecting")
                && !activity.startsWith("Checking");
    }

    private String undo(ServerConnection copy, ReplicationWords words) {
        if (!startsReceiver()) {
            return "The channel is as it was.";
        }
        try {
            copy.execute(words.receiver("STOP", channel.channel()));
            if (channel.applier().isRunning()) {
                copy.execute(words.applier("START", channel.channel()));
            }
            return "The channel is as it was.";
        } catch (SQLException e) {
            return "The channel could not be put back (" + e.getMessage() + "): "
                    + words.both("STOP", channel.channel()) + ".";
        }
    }
}
