package io.github.mysqlclone.verify;

import io.github.mysqlclone.internal.comparison.ComparisonRun;
import io.github.mysqlclone.internal.comparison.ComparisonScope;
import io.github.mysqlclone.internal.comparison.ReplicaPosition;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compare the data of two servers.
 *
 * <p>A value; each step returns a new one. Both servers are read over one connection each, at the same time; nothing is
 * changed, and nothing is locked for longer than it takes to read one table, but {@linkplain #atOnePosition(Duration) at one
 * position}. Whatever is written meanwhile may show as a difference: compare servers that are at rest, or a
 * replica with its source {@linkplain #atOnePosition(Duration) at one position}. The accounts need SELECT on what is to be compared, and SHOW VIEW, EVENT,
 * TRIGGER and SHOW_ROUTINE to see definitions; what may be hidden from one is listed in the report, which is not equal then.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class DataComparison {

    private static final Duration STATEMENT_LIMIT = Duration.ofHours(1);

    private final MySqlServer donor;
    private final MySqlServer recipient;
    private final ComparisonScope scope;

    private DataComparison(MySqlServer donor, MySqlServer recipient, ComparisonScope scope) {
        this.donor = donor;
        this.recipient = recipient;
        this.scope = scope;
    }

    /**
     * Compare all schemas but the server's own, by {@link ComparisonDepth#CHECKSUMS}.
     *
     * @param donor the server that was copied
     * @param recipient the server that holds the copy
     * @return a comparison that has not run
     */
    public static DataComparison of(MySqlServer donor, MySqlServer recipient) {
        return new DataComparison(
                Objects.requireNonNull(donor, "donor"),
                Objects.requireNonNull(recipient, "recipient"),
                new ComparisonScope(
                        Set.of(),
                        Set.of(),
                        ComparisonDepth.CHECKSUMS,
                        Long.MAX_VALUE,
                        STATEMENT_LIMIT,
                        (t, d, n) -> {},
                        Optional.empty()));
    }

    /**
     * Compare these schemas only; one that neither server has is missing on both, and so a difference.
     *
     * @param schemas their names, at least one
     * @return a new comparison
     * @throws IllegalArgumentException if none is given
     */
    public DataComparison schemas(String... schemas) {
        if (schemas.length == 0) {
            throw new IllegalArgumentException("schemas: at least one is needed");
        }
        return with(scope.schemas(new TreeSet<>(Arrays.asList(schemas))));
    }

    /**
     * Leave a table out, with whatever it holds.
     *
     * @param schema its schema
     * @param table its name
     * @return a new comparison
     */
    public DataComparison ignoring(String schema, String table) {
        return with(scope.ignoring(new TableName(schema, table)));
    }

    /**
     * Compare as closely as this.
     *
     * @param depth {@link ComparisonDepth#CHECKSUMS} by default
     * @return a new comparison
     */
    public DataComparison by(ComparisonDepth depth) {
        return with(scope.depth(Objects.requireNonNull(depth, "depth")));
    }

    /**
     * Compare only the definition of tables with more rows than this; they are listed in the report.
     *
     * <p>The number of rows is the donor's estimate, {@code information_schema.TABLES.TABLE_ROWS}. It can be far off, as
     * the server keeps it for {@code information_schema_stats_expiry}, a day by default; {@code ANALYZE TABLE} on the
     * donor renews it. A server that was shut down soon after its rows were loaded can know of fewer (seen on 9.7.4: of
     * two rows out of three).
     *
     * @param rows at least 0; no limit by default
     * @return a new comparison
     * @throws IllegalArgumentException if it is negative
     */
    public DataComparison rowLimit(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rowLimit: must not be negative (was " + rows + ")");
        }
        return with(scope.rowLimit(rows));
    }

    /**
     * Limit how long one statement may take, such as the checksum of the biggest table.
     *
     * @param limit 1 millisecond to 24 days; an hour by default
     * @return a new comparison
     * @throws IllegalArgumentException if it is out of range
     */
    public DataComparison statementLimit(Duration limit) {
        if (limit.toMillis() < 1 || limit.compareTo(Duration.ofDays(24)) > 0) {
            throw new IllegalArgumentException("statementLimit: must be within PT0.001S to PT576H (was " + limit + ")");
        }
        return with(scope.statementLimit(limit));
    }

    /**
     * Hear of each table.
     *
     * @param listener called on the comparing thread; what it throws ends the comparison
     * @return a new comparison
     */
    public DataComparison onTable(ComparisonListener listener) {
        return with(scope.listener(Objects.requireNonNull(listener, "listener")));
    }

    /**
     * Compare both at one position, while the donor is written to and the recipient replicates from it through its default
     * channel; see {@link #atOnePosition(String, Duration)}.
     *
     * @param limit how long the recipient may take to get to where the donor is
     * @return a new comparison
     * @throws IllegalArgumentException if it is negative
     */
    public DataComparison atOnePosition(Duration limit) {
        return atOnePosition("", limit);
    }

    /**
     * Compare both at one position, while the donor is written to and the recipient replicates from it.
     *
     * <p>The recipient's applier is paused; the donor is locked for the moment it takes to begin a snapshot and read its position
     * (FLUSH TABLES WITH READ LOCK, which gives up after 10 seconds); the recipient applies up to exactly there and begins a
     * snapshot, too; then its applier goes on, and the snapshots are compared. Only InnoDB tables have snapshots. A table that is altered while it is
     * compared ends the comparison (error 1412). The donor's account needs RELOAD and, by file and position, REPLICATION
     * CLIENT; the recipient's REPLICATION_SLAVE_ADMIN and REPLICATION CLIENT. Two connections to the recipient are needed at once.
     *
     * @param channel the channel through which the recipient follows the donor
     * @param limit how long the recipient may take to get to where the donor is
     * @return a new comparison
     * @throws IllegalArgumentException if the limit is negative
     */
    public DataComparison atOnePosition(String channel, Duration limit) {
        return with(scope.position(new ReplicaPosition(channel, limit)));
    }

    /**
     * Read both servers and compare.
     *
     * <p>Blocks as long as the servers take to count or to sum up their tables.
     *
     * @return how they compare
     * @throws io.github.mysqlclone.server.ServerConnectionException if one of them cannot be reached or read; an
     *     interruption ends the comparison so, too, and keeps the thread's flag. Also if both are one server. At one position also if the recipient does not
     *     replicate from the donor, or does not get there within the limit
     */
    public ComparisonReport compare() {
        return new ComparisonRun(donor, recipient, scope).run();
    }

    private DataComparison with(ComparisonScope changed) {
        return new DataComparison(donor, recipient, changed);
    }

    @Override
    public String toString() {
        return "comparison of " + donor + " and " + recipient + " by " + scope.depth();
    }
}
