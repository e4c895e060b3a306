package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.util.Set;

/** On which server a variable of the plugin acts. */
public final class SettingSide {

    /** The donor decides how long it waits for a recipient that it has lost. */
    private static final Set<String> SET_ON_DONOR =
            CloneSetting.donorReconnectWindow(Duration.ZERO).values().keySet();

    private SettingSide() {}

    /** Returns the side of a variable. */
    public static Side of(String variable) {
        return SET_ON_DONOR.contains(variable) ? Side.DONOR : Side.RECIPIENT;
    }
}
