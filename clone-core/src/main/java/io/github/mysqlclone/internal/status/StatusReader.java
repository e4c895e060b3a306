package io.github.mysqlclone.internal.status;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerError;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code clone_status} and {@code clone_progress}.
 *
 * <p>Times are read as UNIX_TIMESTAMP, which no time zone of server, session or driver can change. clone_status always
 * comes first: reading it is what makes the server merge the outcome of a recovery (clone_status.cc). Both tables are
 * process-wide singletons in the server (clone_status.cc), so one connection should do all the reading; a second reader
 * can take a row's values away, and what is read then is no reading.
 */
public final class StatusReader {

    /** ER_NO_SUCH_TABLE: the tables exist only while the plugin is active. */
    private static final int NO_SUCH_TABLE = 1146;

    private static final int ATTEMPTS = 3;

    private static final String STATUS = "SELECT PID, STATE, UNIX_TIMESTAMP(BEGIN_TIME) AS BEGIN_TIME,"
            + " UNIX_TIMESTAMP(END_TIME) AS END_TIME, SOURCE, DESTINATION, ERROR_NO, ERROR_MESSAGE, BINLOG_FILE,"
            // Where the column is a VARCHAR(4096), as in 8.0.27, a longer set is cut there (Bug#34828542).
            + " BINLOG_POSITION, IF(CHAR_LENGTH(GTID_EXECUTED) = 4096, @@GLOBAL.gtid_executed, GTID_EXECUTED)"
            + " AS GTID_EXECUTED FROM performance_schema.clone_status";

    private static final String PROGRESS = "SELECT STAGE, STATE, UNIX_TIMESTAMP(BEGIN_TIME) AS BEGIN_TIME,"
            + " UNIX_TIMESTAMP(END_TIME) AS END_TIME, THREADS, ESTIMATE, DATA, NETWORK"
            + " FROM performance_schema.clone_progress";

    private StatusReader() {}

    /**
     * Read both tables.
     *
     * @throws SQLException without a number if another reader of the tables got into the way again and again
     */
    public static StatusReading read(ServerConnection connection) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StatusReading reading = readOnce(connection);
            if (!(reading instanceof StatusReading.Row row)
                    || !row.status().identity().source().isEmpty()) {
                return reading;
            }
        }
        throw new SQLException("clone_status has a row without a SOURCE, which no clone writes");
    }

    private static StatusReading readOnce(ServerConnection connection) throws SQLException {
        try {
            Optional<CloneStatus> status = connection.queryFirst(
                    STATUS, row -> status(row, connection.identity().uuid()));
            if (status.isEmpty()) {
                return new StatusReading.NoRow();
            }
            List<StageProgress> stages = connection.query(PROGRESS, StatusReader::stage).stream()
                    .flatMap(Optional::stream)
                    .toList();
            return new StatusReading.Row(withStages(status.get(), stages));
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return new StatusReading.NoTables();
            }
            throw e;
        }
    }

    private static CloneStatus status(ResultSet row, String uuid) throws SQLException {
        String source = text(row, "SOURCE");
        Instant begin = instant(row, "BEGIN_TIME").orElse(Instant.EPOCH);
        int number = row.getInt("ERROR_NO");
        ReportedState state = ReportedState.ofLabel(text(row, "STATE"));
        return new CloneStatus(
                new CloneIdentity(uuid, source, begin),
                state,
                row.getLong("PID"),
                text(row, "DESTINATION"),
                instant(row, "END_TIME"),
                number == 0
                        ? Optional.empty()
                        : Optional.of(new ServerError(number, "HY000", text(row, "ERROR_MESSAGE"))),
                state == ReportedState.COMPLETED ? coordinates(row) : Optional.empty(),
                List.of());
    }

    /** Clones into a directory leave all three columns empty; so does a donor without binary log and GTIDs. */
    private static Optional<BinlogCoordinates> coordinates(ResultSet row) throws SQLException {
        String file = text(row, "BINLOG_FILE");
        GtidSet gtidExecuted = GtidSet.parse(text(row, "GTID_EXECUTED"));
        if (file.isEmpty() && gtidExecuted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BinlogCoordinates(
                file.isEmpty() ? Optional.empty() : Optional.of(file),
                row.getLong("BINLOG_POSITION"),
                gtidExecuted,
                Optional.empty()));
    }

    private static Optional<StageProgress> stage(ResultSet row) throws SQLException {
        Optional<Stage> stage = Stage.ofLabel(text(row, "STAGE"));
        if (stage.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new StageProgress(
                stage.get(),
                ReportedState.ofLabel(text(row, "STATE")),
                instant(row, "BEGIN_TIME"),
                instant(row, "END_TIME"),
                row.getInt("THREADS"),
                row.getLong("ESTIMATE"),
                row.getLong("DATA"),
                row.getLong("NETWORK")));
    }

    private static CloneStatus withStages(CloneStatus status, List<StageProgress> stages) {
        return new CloneStatus(
                status.identity(),
                status.state(),
                status.processListId(),
                status.destination(),
                status.end(),
                status.error(),
                status.coordinates(),
                stages);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        @Nullable String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable BigDecimal seconds = row.getBigDecimal(column);
        if (seconds == null || seconds.signum() == 0) {
            return Optional.empty();
        }
        long whole = seconds.longValue();
        long nanos =
                seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Optional.of(Instant.ofEpochSecond(whole, nanos));
    }
}
