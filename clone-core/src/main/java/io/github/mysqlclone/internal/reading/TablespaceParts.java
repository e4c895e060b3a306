package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage.Tablespaces;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * All tablespaces but the temporary ones in a single scan: each scan walks the whole dictionary and looks at every file.
 *
 * <p>PROCESS shows all of them; without it the server refuses (1227).
 */
final class TablespaceParts {

    private static final String KIND = "space";

    /** The dictionary's own tables lie in the tablespace named mysql. */
    private static final String DICTIONARY = "Dictionary";

    private static final String TYPE = "IF(NAME = 'mysql', '" + DICTIONARY + "', SPACE_TYPE)";

    private static final String SCHEMA = "IF(NAME LIKE '%/%', SUBSTRING_INDEX(NAME, '/', 1), '')";

    /** Those that are told by name: few, or a clone fails. What has a file of its own in mysql was made by a user. */
    private static final String NAMED = "IF(NAME LIKE '%`%' OR SPACE_TYPE = 'General' AND NAME <> 'mysql'"
            + " OR (NAME LIKE 'mysql/%' OR NAME LIKE 'sys/%') AND NAME <> 'sys/sys_config', NAME, '')";

    private TablespaceParts() {}

    static QueryPart of(AccountVisibility powers) {
        return QueryPart.of(
                        KIND,
                        "tablespaces",
                        "FROM information_schema.INNODB_TABLESPACES WHERE NAME <> 'innodb_temporary' GROUP BY "
                                // Bytes are compared, for the column's own collation takes Shop and shop for one.
                                + TYPE + ", CAST(" + SCHEMA + " AS BINARY), CAST(" + NAMED + " AS BINARY)",
                        "ANY_VALUE(" + TYPE + ")",
                        "ANY_VALUE(" + SCHEMA + ")",
                        "ANY_VALUE(" + NAMED + ")",
                        "COUNT(*)",
                        "COUNT(DISTINCT SUBSTRING_INDEX(LOWER(NAME), '#p#', 1))",
                        "SUM(ALLOCATED_SIZE)",
                        "SUM(ENCRYPTION = 'Y')",
                        "MIN(IF(ENCRYPTION = 'Y', NAME, NULL))")
                .unless(powers.lacksProcess());
    }

    static Fact<Scan> read(UnitedQuery.Answers answers) {
        return answers.rows(KIND)
                .map(rows -> new Scan(rows.stream()
                        .map(row -> new Group(
                                row.text(0),
                                row.text(1),
                                row.text(2),
                                new Sum(row.number(3), row.number(4), row.number(5)),
                                row.number(6),
                                row.text(7)))
                        .toList()));
    }

    /** How many tablespaces, of how many tables, and what they take on disk. */
    record Sum(long count, long tables, long bytes) {

        static final Sum NOTHING = new Sum(0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(count + other.count, tables + other.tables, bytes + other.bytes);
        }
    }

    /** Tablespaces of one type and one schema; of those that are told by name, a single one. */
    private record Group(String type, String schema, String name, Sum sum, long encrypted, String encryptedExample) {}

    /** What the scan found. */
    record Scan(List<Group> groups) {

        /** Returns what each schema has, by its name to the letter. */
        Map<String, Sum> bySchema() {
            Map<String, Sum> sums = new HashMap<>();
            groups.stream()
                    .filter(group -> !group.schema().isEmpty())
                    .forEach(group -> sums.merge(group.schema(), group.sum(), Sum::plus));
            return sums;
        }

        /** Returns user tables in mysql and sys, and general tablespaces. */
        List<String> inSystemSchemas() {
            return groups.stream()
                    .filter(group -> !group.name().isEmpty())
                    .map(group -> group.type().equals("General") ? "tablespace " + group.name() : group.name())
                    .filter(name ->
                            name.startsWith("mysql/") || name.startsWith("sys/") || name.startsWith("tablespace "))
                    .sorted()
                    .toList();
        }

        /** Returns tables and tablespaces with a backtick in their name. */
        List<String> withBackticks() {
            return groups.stream()
                    .filter(group -> group.name().indexOf('`') >= 0)
                    .map(group -> group.type().equals("Single")
                            ? "table " + group.name().replace('/', '.')
                            : "tablespace " + group.name())
                    .toList();
        }

        Tablespaces total() {
            return new Tablespaces(
                    sum(group -> true, group -> group.sum().count()),
                    sum(type("Single").or(type("General")), group -> group.sum().bytes()),
                    sum(
                            type(DICTIONARY).or(type("System")),
                            group -> group.sum().bytes()),
                    sum(type("Undo"), group -> group.sum().bytes()),
                    sum(group -> true, Group::encrypted),
                    groups.stream()
                            .map(Group::encryptedExample)
                            .filter(name -> !name.isEmpty())
                            .min(Comparator.naturalOrder())
                            .orElse(""));
        }

        private long sum(Predicate<Group> which, ToLongFunction<Group> what) {
            return groups.stream().filter(which).mapToLong(what).sum();
        }

        private static Predicate<Group> type(String type) {
            return group -> group.type().equals(type);
        }
    }
}
