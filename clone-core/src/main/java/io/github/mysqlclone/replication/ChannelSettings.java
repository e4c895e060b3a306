package io.github.mysqlclone.replication;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What the channel is to be, and what may happen to those that are there already. */
record ChannelSettings(
        String name,
        PositionChoice position,
        Duration delay,
        boolean resetsChannels,
        boolean keepsEvents,
        boolean acceptsFilters,
        boolean acceptsUnproven) {

    static final ChannelSettings DEFAULTS =
            new ChannelSettings("", PositionChoice.AS_THE_SERVERS_ALLOW, Duration.ZERO, false, false, false, false);

    private static final int LONGEST_NAME = 64;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(Integer.MAX_VALUE);
    private static final Set<String> RESERVED = Set.of("group_replication_applier", "group_replication_recovery");

    ChannelSettings name(String newName) {
        Objects.requireNonNull(newName, "channel");
        boolean writable = newName.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
        if (!newName.equals(newName.strip()) || newName.length() > LONGEST_NAME || !writable) {
            throw new IllegalArgumentException(
                    "channel: must be at most " + LONGEST_NAME + " characters, without control"
                            + " characters and without blanks at its ends (was '" + newName + "')");
        }
        if (RESERVED.contains(newName.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "channel: must not be one of Group Replication's own (was '" + newName + "')");
        }
        return new ChannelSettings(
                newName, position, delay, resetsChannels, keepsEvents, acceptsFilters, acceptsUnproven);
    }

    ChannelSettings position(PositionChoice newPosition) {
        return new ChannelSettings(
                name,
                Objects.requireNonNull(newPosition, "position"),
                delay,
                resetsChannels,
                keepsEvents,
                acceptsFilters,
                acceptsUnproven);
    }

    ChannelSettings delay(Duration newDelay) {
        if (newDelay.isNegative()
                || newDelay.compareTo(LONGEST_DELAY) > 0
                || newDelay.toSeconds() * 1000 != newDelay.toMillis()) {
            throw new IllegalArgumentException(
                    "delay: must be whole seconds within PT0S to " + LONGEST_DELAY + " (was " + newDelay + ")");
        }
        return new ChannelSettings(
                name, position, newDelay, resetsChannels, keepsEvents, acceptsFilters, acceptsUnproven);
    }

    ChannelSettings resettingChannels() {
        return new ChannelSettings(name, position, delay, true, keepsEvents, acceptsFilters, acceptsUnproven);
    }

    ChannelSettings keepingEvents() {
        return new ChannelSettings(name, position, delay, resetsChannels, true, acceptsFilters, acceptsUnproven);
    }

    ChannelSettings acceptingFilters() {
        return new ChannelSettings(name, position, delay, resetsChannels, keepsEvents, true, acceptsUnproven);
    }

    ChannelSettings acceptingUnproven() {
        return new ChannelSettings(name, position, delay, resetsChannels, keepsEvents, acceptsFilters, true);
    }
}
