package io.github.mysqlclone.internal.simulation;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A recipient that clones, restarts, dies, forgets, changes its accounts and its clock, at random, each time that somebody
 * asks it something; and that knows what has become of the one clone that is watched.
 */
public final class SimulatedRecipient {

    /** The session that sends the statement. */
    public static final long SESSION = 12;

    /** Where ours clones from, as the row says it. */
    public static final String SOURCE = "db1:3306";

    private static final int NO_SUCH_TABLE = 1146;
    private static final int MOST_REMEMBERED = 400;

    private final SimulatedClock clock;
    private final CloneCourse course;
    private final Disturbances disturbances;
    private final List<String> story = new ArrayList<>();
    private final ScriptedServer server = new ScriptedServer(new Answers());
    private int questions;
    private boolean isBegun;
    private boolean isWatchBreakingOff;
    private @Nullable StatusRow shown;

    /**
     * Makes one that does the same for the same seed.
     *
     * @param isAttached whether another process has sent the statement, so that the clone runs already
     */
    public SimulatedRecipient(long seed, CloneKind kind, boolean isAttached) {
        Random random = new Random(seed);
        clock = new SimulatedClock(random);
        course = new CloneCourse(random, clock, kind, this::tell);
        disturbances = new Disturbances(random, clock, course, this::tell);
        if (isAttached) {
            course.beganBefore();
        }
    }

    /** Returns what the library connects to. */
    public ScriptedServer server() {
        return server;
    }

    /** Returns what the row says of where such a clone goes. */
    public static String place(CloneKind kind) {
        return kind == CloneKind.REPLACE ? StatusRow.IN_PLACE : "/backups/1/";
    }

    /** Lets things happen from now on: the statement is about to be sent. */
    public synchronized void begin() {
        isBegun = true;
    }

    /** Returns what has become of the clone that is watched. */
    public synchronized Truth truth() {
        return course.ours().truth();
    }

    /** Returns whether the row is that of a clone of another session which nobody can tell from the one that is watched. */
    public synchronized boolean isAnothersTakenForIt() {
        return course.notes().isTakenFor(course.ours());
    }

    /** Returns whether somebody killed a clone of somebody else. */
    public synchronized boolean isAnothersKilled() {
        return course.isAnothersKilled();
    }

    /** The sender knows how the statement came back. */
    public void statementReceived() {
        course.ours().statement().received();
    }

    /** Returns nanoseconds for the watch; time passes with each look at the clock. */
    public synchronized long nanos() {
        clock.pass();
        return clock.monotonicNanos();
    }

    /** Returns how often it was asked something. */
    public synchronized int questions() {
        return questions;
    }

    /** Returns what happened, for a person. */
    public synchronized String story() {
        return String.join("\n", story);
    }

    private void tell(String event) {
        if (story.size() < MOST_REMEMBERED) {
            story.add("  after " + questions + " questions: " + event);
        }
    }

    private void goOn() {
        questions++;
        clock.pass();
        if (!isBegun) {
            return;
        }
        disturbances.perhaps();
        course.goOn();
    }

    private final class Answers implements ScriptedServer.Script {

        @Override
        public void admit() throws SQLException {
            synchronized (SimulatedRecipient.this) {
                goOn();
                if (!course.isUp()) {
                    clock.passInVain();
                    throw Errors.nobodyListens();
                }
                disturbances.admit();
                course.process().connected();
            }
        }

        @Override
        public void brokenOff() {
            synchronized (SimulatedRecipient.this) {
                if (isWatchBreakingOff) {
                    isWatchBreakingOff = false;
                    return;
                }
            }
            course.ours().statement().isBrokenOff();
        }

        @Override
        public @Nullable List<Map<String, Object>> answer(String sql) throws SQLException {
            if (sql.startsWith("CLONE")) {
                course.ours().statement().await();
                return List.of();
            }
            synchronized (SimulatedRecipient.this) {
                if (sql.startsWith("SET ")) {
                    // Comes from the statement's thread as well, at any time.
                    return List.of();
                }
                goOn();
                if (!course.isUp() || course.process().isConnectionBroken()) {
                    isWatchBreakingOff = sql.startsWith("KILL QUERY");
                    throw Errors.connectionLost();
                }
                return answerOfAProcessThatRuns(sql);
            }
        }

        private @Nullable List<Map<String, Object>> answerOfAProcessThatRuns(String sql) throws SQLException {
            if (sql.startsWith("SELECT CONNECTION_ID()")) {
                return List.of(Rows.row("id", SESSION, "micros", clock.serverMicros()));
            }
            if (ScriptedServer.asksWho(sql) && disturbances.isAnotherServer()) {
                return List.of(Rows.row("uuid", "11111111-2222", "version", "9.7.4", "comment", ""));
            }
            if (sql.contains("'Uptime'")) {
                return List.of(Rows.row(
                        "now",
                        clock.serverMicros() / 1_000_000,
                        "uptime",
                        course.process().uptimeSeconds()));
            }
            if (sql.equals("SHOW PROCESSLIST")) {
                disturbances.showSessions();
                return course.sessions().stream().map(id -> Rows.row("Id", id)).toList();
            }
            if (sql.startsWith("KILL QUERY")) {
                course.killed(Long.parseLong(sql.substring("KILL QUERY ".length())));
                return List.of();
            }
            if (sql.startsWith("INSTALL PLUGIN")) {
                course.process().installPlugin();
                return List.of();
            }
            if (sql.contains("performance_schema.clone_")) {
                return cloneTable(sql.contains("clone_status"));
            }
            return null;
        }

        private List<Map<String, Object>> cloneTable(boolean isStatus) throws SQLException {
            disturbances.readCloneTables();
            if (course.process().isPluginGone()) {
                throw Errors.said(NO_SUCH_TABLE);
            }
            StatusRow row = course.notes().row();
            if (row == null) {
                return List.of();
            }
            if (isStatus) {
                shown = isBegun && disturbances.isReadByAnother() ? row.withoutSource() : row;
                return List.of(shown.asAnswer());
            }
            if (shown != null && !shown.source().isEmpty()) {
                course.notes().wasSeen(shown);
            }
            return course.stages();
        }
    }
}
