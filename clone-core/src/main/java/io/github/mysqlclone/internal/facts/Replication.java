package io.github.mysqlclone.internal.facts;

import java.util.List;

/**
 * What a server replicates from.
 *
 * @param channels its channels, those of Group Replication apart
 * @param filters how many replication filters are in force
 * @param secondsBehind for the transaction being applied now, how long ago it was committed at its origin; 0 if none is
 */
public record Replication(Fact<List<Channel>> channels, Fact<Long> filters, Fact<Long> secondsBehind) {

    /**
     * A replication channel.
     *
     * @param name its name; empty for the default channel
     * @param source host and port of its source
     * @param sourceUuid the source's server_uuid; empty if it was never connected
     * @param receiver state of the receiver: ON, OFF or CONNECTING
     * @param applier state of the applier: ON or OFF
     * @param delaySeconds for how long the applier holds transactions back on purpose
     */
    public record Channel(
            String name, String source, String sourceUuid, String receiver, String applier, long delaySeconds) {

        /** Returns the channel for a sentence. */
        public String describe() {
            return (name.isEmpty() ? "the default channel" : "channel '" + name + "'") + " from " + source;
        }

        /** Returns whether either half of it runs. */
        public boolean runs() {
            return !receiver.equals("OFF") || applier.equals("ON");
        }
    }
}
