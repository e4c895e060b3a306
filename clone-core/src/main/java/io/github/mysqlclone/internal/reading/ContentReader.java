package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Content;
import io.github.mysqlclone.internal.facts.Content.OtherTable;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage;
import io.github.mysqlclone.internal.facts.VisibleNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads with one statement what a server holds, and in which files. */
final class ContentReader {

    private static final String NOT_SYSTEM = " NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')";

    /** More are of no use to a person; it keeps a server with very many of them cheap to read. */
    private static final String LIMIT = " LIMIT 1000";

    private ContentReader() {}

    record Findings(Content content, Storage storage) {}

    static Findings read(UnitedQuery query, AccountVisibility powers) {
        List<QueryPart> parts = new ArrayList<>(UserDataParts.of(powers));
        parts.addAll(parts(powers));
        parts.addAll(StorageParts.of(powers));
        UnitedQuery.Answers answers = query.ask(parts);
        return new Findings(content(answers, powers), StorageParts.read(answers));
    }

    private static List<QueryPart> parts(AccountVisibility powers) {
        return List.of(
                QueryPart.of(
                                "read only",
                                "schemas with the option READ ONLY",
                                "FROM information_schema.SCHEMATA_EXTENSIONS WHERE OPTIONS LIKE '%READ ONLY=1%'",
                                "SCHEMA_NAME")
                        .unless(powers.isOlderThan(8, 0, 22)),
                QueryPart.of(
                                "event",
                                "events",
                                "FROM information_schema.EVENTS WHERE STATUS = 'ENABLED'" + LIMIT,
                                "CONCAT(EVENT_SCHEMA, '.', EVENT_NAME)")
                        .unless(powers.missesEvents()),
                QueryPart.of(
                                "other table",
                                "tables of other engines than InnoDB",
                                "FROM information_schema.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND ENGINE <> 'InnoDB'"
                                        + " AND TABLE_SCHEMA" + NOT_SYSTEM + LIMIT,
                                "CONCAT(TABLE_SCHEMA, '.', TABLE_NAME)",
                                "ENGINE",
                                "TABLE_ROWS")
                        .unless(powers.missesTables()),
                QueryPart.of(
                        "backtick schema",
                        "names of schemas",
                        "FROM information_schema.SCHEMATA WHERE SCHEMA_NAME LIKE '%`%'" + LIMIT,
                        "CONCAT('schema ', SCHEMA_NAME)"),
                // For tables without a file of their own, as far as they are visible.
                QueryPart.of(
                        "backtick table",
                        "names of tables",
                        "FROM information_schema.TABLES WHERE TABLE_TYPE = 'BASE TABLE' AND TABLE_NAME LIKE '%`%'"
                                + LIMIT,
                        "CONCAT('table ', TABLE_SCHEMA, '.', TABLE_NAME)"));
    }

    private static Content content(UnitedQuery.Answers answers, AccountVisibility powers) {
        return new Content(
                UserDataParts.read(answers, powers),
                names(answers.rows("read only")).map(names -> new VisibleNames(names, everySchema(powers))),
                names(answers.rows("event")),
                answers.rows("other table")
                        .map(rows -> rows.stream()
                                .map(row -> new OtherTable(row.text(0), row.text(1), row.number(2)))
                                .toList()),
                backticks(answers, powers));
    }

    /** What is hidden does not take away what is seen: a name that cannot be dropped is one whatever else there is. */
    private static Fact<VisibleNames> backticks(UnitedQuery.Answers answers, AccountVisibility powers) {
        // Not from INNODB_TABLES, which waits for the metadata lock of every table (seen on 9.7.4).
        Fact<List<String>> spaces = TablespaceParts.read(answers).map(TablespaceParts.Scan::withBackticks);
        return names(answers.rows("backtick schema"))
                .flatMap(schemas -> names(answers.rows("backtick table"))
                        .map(tables -> new VisibleNames(
                                Stream.of(schemas, tables, spaces.known().orElse(List.of()))
                                        .flatMap(List::stream)
                                        .distinct()
                                        .sorted()
                                        .toList(),
                                everySchema(powers).flatMap(complete -> spaces.map(all -> complete)))));
    }

    private static Fact<Boolean> everySchema(AccountVisibility powers) {
        return powers.missesSchemas()
                .map(lacking -> Fact.<Boolean>unknown("some schemas may be hidden: " + lacking))
                .orElseGet(() -> Fact.of(true));
    }

    private static Fact<List<String>> names(Fact<List<FactRow>> rows) {
        return rows.map(all -> all.stream().map(row -> row.text(0)).sorted().toList());
    }
}
