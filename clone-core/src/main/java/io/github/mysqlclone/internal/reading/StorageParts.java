package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Storage;
import io.github.mysqlclone.internal.facts.Storage.Tablespaces;
import java.util.List;

/** The files of InnoDB. PROCESS shows all of them; without it the server refuses (1227). */
final class StorageParts {

    private static final String SPACES = "FROM information_schema.INNODB_TABLESPACES";

    private StorageParts() {}

    static List<Part> of(Powers powers) {
        return List.of(
                        Part.of(
                                "space sum",
                                "the sizes of tablespaces",
                                SPACES + " WHERE NAME <> 'innodb_temporary'",
                                "COUNT(*)",
                                "SUM(IF(SPACE_TYPE IN ('Single', 'General') AND NAME <> 'mysql', ALLOCATED_SIZE, 0))",
                                "SUM(IF(NAME = 'mysql' OR SPACE_TYPE = 'System', ALLOCATED_SIZE, 0))",
                                "SUM(IF(SPACE_TYPE = 'Undo', ALLOCATED_SIZE, 0))",
                                "SUM(ENCRYPTION = 'Y')",
                                "MIN(IF(ENCRYPTION = 'Y', NAME, NULL))"),
                        // INNODB_TABLESPACES has no row for the system tablespace. Each of its files has the extents of
                        // the whole tablespace here (seen on 9.7.4).
                        Part.of(
                                "system space",
                                "the size of the system tablespace",
                                "FROM information_schema.FILES WHERE TABLESPACE_NAME = 'innodb_system'",
                                "MAX(TOTAL_EXTENTS * EXTENT_SIZE)"),
                        Part.of(
                                "file",
                                "the paths of data files",
                                "FROM information_schema.INNODB_DATAFILES d JOIN information_schema.INNODB_TABLESPACES s"
                                        + " ON s.SPACE = d.SPACE WHERE s.SPACE_TYPE = 'Undo'"
                                        + " OR s.SPACE_TYPE IN ('Single', 'General')"
                                        + " AND (d.PATH LIKE '/%' OR d.PATH LIKE '_:%')"
                                        + " LIMIT 2000",
                                "s.SPACE_TYPE",
                                "d.PATH"))
                .stream()
                .map(part -> part.unless(powers.lacksProcess()))
                .toList();
    }

    static Storage read(UnitedQuery.Answers answers) {
        return new Storage(
                answers.rows("space sum").map(rows -> sum(rows.get(0))),
                answers.rows("system space").map(rows -> rows.get(0).number(0)),
                answers.rows("file").map(rows -> paths(rows, true)),
                answers.rows("file").map(rows -> paths(rows, false)));
    }

    private static List<String> paths(List<FactRow> rows, boolean ofUndo) {
        return rows.stream()
                .filter(row -> row.text(0).equals("Undo") == ofUndo)
                .map(row -> row.text(1))
                .sorted()
                .toList();
    }

    private static Tablespaces sum(FactRow row) {
        return new Tablespaces(row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.text(5));
    }
}
