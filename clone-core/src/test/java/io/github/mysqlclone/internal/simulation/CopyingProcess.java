package io.github.mysqlclone.internal.simulation;

import java.sql.SQLException;

/** The server's process: since when it runs, and what went with the one before it. */
final class CopyingProcess {

    private static final long FIRST_UPTIME_SECONDS = 4_000;
    private static final int PERCENT_IN_VAIN = 30;
    private static final int CANNOT_OPEN_LIBRARY = 1126;

    private final Dice dice;
    private final SimulatedClock clock;
    private long startedAtSeconds;
    private boolean isConnectionBroken;
    private boolean isSessionGone;
    private boolean isPluginGone;

    CopyingProcess(Dice dice, SimulatedClock clock) {
        this.dice = dice;
        this.clock = clock;
        startedAtSeconds = nowSeconds() - FIRST_UPTIME_SECONDS;
    }

    private long nowSeconds() {
        return clock.serverMicros() / 1_000_000;
    }

    long uptimeSeconds() {
        return nowSeconds() - startedAtSeconds;
    }

    boolean isConnectionBroken() {
        return isConnectionBroken;
    }

    void connected() {
        isConnectionBroken = false;
    }

    void breakConnections() {
        isConnectionBroken = true;
    }

    /** Returns whether the session that was to send the statement is no longer there. */
    boolean isSessionGone() {
        return isSessionGone;
    }

    void endSession() {
        isSessionGone = true;
    }

    void goDown() {
        breakConnections();
        endSession();
    }

    void comeUp() {
        startedAtSeconds = nowSeconds();
    }

    boolean isPluginGone() {
        return isPluginGone;
    }

    void losePluginPerhaps() {
        isPluginGone = dice.chance(10);
    }

    void installPlugin() throws SQLException {
        if (dice.chance(PERCENT_IN_VAIN)) {
            throw Errors.said(CANNOT_OPEN_LIBRARY);
        }
        isPluginGone = false;
    }
}
