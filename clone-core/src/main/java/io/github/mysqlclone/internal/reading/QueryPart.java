package io.github.mysqlclone.internal.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One SELECT among several that are sent as one statement.
 *
 * @param kind names its rows among those of the others
 * @param what what it reads, for a sentence
 * @param columns expressions, at most {@value #COLUMNS}
 * @param from all from FROM on
 * @param obstacle why it cannot be read here, so that it is not even tried; empty if it can
 */
record QueryPart(String kind, String what, List<String> columns, String from, Optional<String> obstacle) {

    static final int COLUMNS = 8;

    /**
     * Some views wait for the metadata lock of every table, by default for a year. A hint instead of a SET SESSION: it
     * costs no statement and leaves nothing to put back. In a UNION the first one counts.
     */
    private static final String IMPATIENTLY = "/*+ SET_VAR(lock_wait_timeout = 2) */ ";

    /** How each query begins that is made of parts; it tells the library's own looks from what others do. */
    static final String BEGINNING = "(SELECT " + IMPATIENTLY;

    static QueryPart of(String kind, String what, String from, String... columns) {
        return new QueryPart(kind, what, List.of(columns), from, Optional.empty());
    }

    /** Do not ask, for this reason; the first reason stays. */
    QueryPart unless(Optional<String> reason) {
        return obstacle.isPresent() ? this : new QueryPart(kind, what, columns, from, reason);
    }

    /**
     * All columns in one character set: the columns of the server's tables differ in theirs, and a UNION of two
     * that differ is refused (1271).
     */
    String sql() {
        String values = Stream.concat(
                        columns.stream().map(column -> "CONVERT(" + column + " USING utf8mb4)"),
                        Stream.generate(() -> "NULL"))
                .limit(COLUMNS)
                .collect(Collectors.joining(", "));
        return BEGINNING + "'" + kind + "', " + values + " " + from + ")";
    }
}
