package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads several things with one statement, because over a slow network each statement costs.
 *
 * <p>If the server refuses it, the parts are read one by one, so that each fact fails alone.
 */
final class UnitedQuery {

    private static final String UNION = "\nUNION ALL\n";

    /** Sent after all others, and the server answers in order. */
    private static final QueryPart LAST = QueryPart.of("last", "the end of the answer", "", "NULL");

    private final ServerFactReader reader;
    private final ServerConnection connection;

    UnitedQuery(ServerFactReader reader, ServerConnection connection) {
        this.reader = reader;
        this.connection = connection;
    }

    /** The rows of each part, or why there are none. */
    record Answers(Map<String, Fact<List<FactRow>>> byKind) {

        Fact<List<FactRow>> rows(String kind) {
            return Objects.requireNonNull(byKind.get(kind), kind);
        }
    }

    Answers ask(List<QueryPart> parts) {
        Map<String, Fact<List<FactRow>>> answers = new HashMap<>();
        parts.forEach(part ->
                part.obstacle().ifPresent(reason -> answers.put(part.kind(), reader.missing(part.what(), reason))));
        List<QueryPart> askable =
                parts.stream().filter(part -> part.obstacle().isEmpty()).toList();
        if (!askable.isEmpty()) {
            askTogether(askable, answers);
        }
        return new Answers(answers);
    }

    private void askTogether(List<QueryPart> parts, Map<String, Fact<List<FactRow>>> answers) {
        try {
            Map<String, List<FactRow>> rows = whole(parts);
            parts.forEach(part -> answers.put(part.kind(), Fact.of(rows.getOrDefault(part.kind(), List.of()))));
        } catch (SQLException e) {
            boolean connectionIsBroken = e.getErrorCode() <= 0;
            parts.forEach(part -> answers.put(
                    part.kind(),
                    connectionIsBroken || parts.size() == 1
                            ? reader.failed(part.what(), e)
                            : reader.read(
                                    part.what(), () -> whole(List.of(part)).getOrDefault(part.kind(), List.of()))));
        }
    }

    /** An answer that lacks its last row was cut off by something between this and the server, and is none. */
    private Map<String, List<FactRow>> whole(List<QueryPart> parts) throws SQLException {
        String sql = Stream.concat(parts.stream(), Stream.of(LAST))
                .map(QueryPart::sql)
                .collect(Collectors.joining(UNION));
        Map<String, List<FactRow>> rows =
                connection.query(sql, FactRow::of).stream().collect(Collectors.groupingBy(FactRow::kind));
        if (!rows.containsKey(LAST.kind())) {
            throw new SQLException("The answer was cut off: is there a limit on rows in the driver or in a proxy?");
        }
        return rows;
    }
}
