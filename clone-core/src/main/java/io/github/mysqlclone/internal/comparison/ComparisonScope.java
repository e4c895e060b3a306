package io.github.mysqlclone.internal.comparison;

import io.github.mysqlclone.verify.ComparisonDepth;
import io.github.mysqlclone.verify.ComparisonListener;
import io.github.mysqlclone.verify.TableName;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hold what a comparison is about; made by the steps of {@code DataComparison}.
 *
 * @param schemas the schemas to compare; empty for all but the server's own
 * @param ignored tables to leave out
 * @param depth how closely to compare
 * @param rowLimit tables with more rows are compared by definition only
 * @param statementLimit how long one statement may take
 * @param listener hears of each table
 * @param position how both are brought to one position first; empty if they are compared as they are
 */
public record ComparisonScope(
        Set<String> schemas,
        Set<TableName> ignored,
        ComparisonDepth depth,
        long rowLimit,
        Duration statementLimit,
        ComparisonListener listener,
        Optional<ReplicaPosition> position) {

    /** Copy the sets. */
    public ComparisonScope {
        schemas = Set.copyOf(schemas);
        ignored = Set.copyOf(ignored);
    }

    public ComparisonScope schemas(Set<String> only) {
        return new ComparisonScope(only, ignored, depth, rowLimit, statementLimit, listener, position);
    }

    public ComparisonScope ignoring(TableName table) {
        Set<TableName> more = new TreeSet<>(ignored);
        more.add(table);
        return new ComparisonScope(schemas, more, depth, rowLimit, statementLimit, listener, position);
    }

    public ComparisonScope depth(ComparisonDepth newDepth) {
        return new ComparisonScope(schemas, ignored, newDepth, rowLimit, statementLimit, listener, position);
    }

    public ComparisonScope rowLimit(long limit) {
        return new ComparisonScope(schemas, ignored, depth, limit, statementLimit, listener, position);
    }

    public ComparisonScope statementLimit(Duration limit) {
        return new ComparisonScope(schemas, ignored, depth, rowLimit, limit, listener, position);
    }

    public ComparisonScope listener(ComparisonListener newListener) {
        return new ComparisonScope(schemas, ignored, depth, rowLimit, statementLimit, newListener, position);
    }

    public ComparisonScope position(ReplicaPosition newPosition) {
        return new ComparisonScope(
                schemas, ignored, depth, rowLimit, statementLimit, listener, Optional.of(newPosition));
    }

    /**
     * {@return whether this schema is to be compared}
     *
     * @param schema its name
     */
    public boolean includes(String schema) {
        return schemas.isEmpty() || schemas.contains(schema);
    }

    /** {@return whether rows are to be counted} */
    public boolean countsRows() {
        return depth.compareTo(ComparisonDepth.ROW_COUNTS) >= 0;
    }

    /** {@return whether rows are to be summed up} */
    public boolean sumsRows() {
        return depth.compareTo(ComparisonDepth.CHECKSUMS) >= 0;
    }
}
