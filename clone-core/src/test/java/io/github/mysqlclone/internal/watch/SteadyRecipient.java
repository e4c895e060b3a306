package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A recipient that says the same for ever, or changes once. */
final class SteadyRecipient {

    static final long SESSION = 12;

    private static final int NO_SUCH_TABLE = 1146;
    private static final int REFUSED = 1142;

    /** How the statement comes back. */
    enum Statement {
        OUT,
        OK,
        UNSUPERVISED,
        REFUSED,
        INTERRUPTED,
        LOST
    }

    /** What can be found out beside the clone tables. */
    enum Surroundings {
        SESSION_LIVES,
        SESSION_IS_GONE,
        SESSIONS_ARE_HIDDEN,
        NEW_PROCESS
    }

    /**
     * What the clone tables say.
     *
     * @param row the one row; null without one
     * @param failure the number of the error that comes instead; 0 if none does
     */
    record Tables(@Nullable CloneStatus row, int failure) {

        static Tables empty() {
            return new Tables(null, 0);
        }

        static Tables gone() {
            return new Tables(null, NO_SUCH_TABLE);
        }

        static Tables unreadable() {
            return new Tables(null, REFUSED);
        }

        static Tables of(CloneStatus row) {
            return new Tables(row, 0);
        }
    }

    final ScriptedServer server = new ScriptedServer(this::answer);
    private final Statement statement;
    private volatile Tables tables;
    private volatile @Nullable Tables later;
    private final Surroundings surroundings;
    private final AtomicInteger looks = new AtomicInteger();
    private volatile Runnable afterManyLooks = () -> {};

    SteadyRecipient(Statement statement, Tables tables, Surroundings surroundings) {
        this.statement = statement;
        this.tables = tables;
        this.surroundings = surroundings;
    }

    /** Lets the clone tables say something else as soon as the sessions are asked for. */
    void changesWithTheProcessList(Tables newTables) {
        later = newTables;
    }

    void afterManyLooks(Runnable action) {
        afterManyLooks = action;
    }

    private @Nullable List<Map<String, Object>> answer(String sql) throws SQLException {
        if (sql.startsWith("CLONE")) {
            return statement();
        }
        if (sql.startsWith("SELECT CONNECTION_ID()")) {
            return List.of(Rows.row("id", SESSION, "micros", CloneWatchEndsTest.SENT_AT_MICROS));
        }
        if (sql.contains("'Uptime'")) {
            return List.of(Rows.row("now", 5000, "uptime", surroundings == Surroundings.NEW_PROCESS ? 3 : 4000));
        }
        if (sql.equals("SHOW PROCESSLIST")) {
            Tables changed = later;
            tables = changed == null ? tables : changed;
            return switch (surroundings) {
                case SESSION_LIVES -> List.of(Rows.row("Id", SESSION));
                case SESSION_IS_GONE, NEW_PROCESS -> List.of(Rows.row("Id", 3));
                case SESSIONS_ARE_HIDDEN -> throw error(REFUSED);
            };
        }
        if (sql.contains("FROM performance_schema.clone_status")) {
            if (looks.incrementAndGet() == 30) {
                afterManyLooks.run();
            }
            return status();
        }
        return null;
    }

    private List<Map<String, Object>> statement() throws SQLException {
        switch (statement) {
            case OK -> {
                return List.of();
            }
            case UNSUPERVISED -> throw new SQLException("not supervised", "HY000", 3707);
            case REFUSED -> throw new SQLException("not in the list", "HY000", 3869);
            case INTERRUPTED -> throw new SQLException("interrupted", "70100", 1317);
            case LOST -> throw new SQLException("Communications link failure", "08S01", 0);
            case OUT -> throw server.silence();
        }
        throw new IllegalStateException();
    }

    private static SQLException error(int number) {
        return new SQLException("error " + number, "42000", number);
    }

    private List<Map<String, Object>> status() throws SQLException {
        Tables now = tables;
        if (now.failure() != 0) {
            throw error(now.failure());
        }
        CloneStatus row = now.row();
        if (row == null) {
            return List.of();
        }
        return List.of(Rows.row(
                "PID",
                row.processListId(),
                "STATE",
                row.state().name().replace('_', ' '),
                "BEGIN_TIME",
                BigDecimal.valueOf(row.identity().beginTime().toEpochMilli(), 3),
                "END_TIME",
                0,
                "SOURCE",
                row.identity().source(),
                "DESTINATION",
                row.destination(),
                "ERROR_NO",
                0,
                "ERROR_MESSAGE",
                "",
                "BINLOG_FILE",
                "",
                "BINLOG_POSITION",
                0,
                "GTID_EXECUTED",
                ""));
    }
}
