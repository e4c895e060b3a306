package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Storage;
import io.github.mysqlclone.internal.facts.Storage.DataFile;
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
                        // INNODB_TABLESPACES has no row for the system tablespace, and INNODB_DATAFILES has no sizes
                        // (seen on 9.7.4).
                        Part.of(
                                "system file",
                                "the files of the system tablespace",
                                "FROM information_schema.FILES WHERE TABLESPACE_NAME = 'innodb_system'",
                                "FILE_NAME",
                                "TOTAL_EXTENTS * EXTENT_SIZE",
                                "FILE_ID"),
                        Part.of(
                                "undo file",
                                "the undo tablespaces",
                                "FROM information_schema.FILES WHERE FILE_TYPE = 'UNDO LOG'",
                                "FILE_NAME"),
                        Part.of(
                                "outside file",
                                "the paths of data files",
                                "FROM information_schema.INNODB_DATAFILES d JOIN information_schema.INNODB_TABLESPACES s"
                                        + " ON s.SPACE = d.SPACE WHERE s.SPACE_TYPE IN ('Single', 'General')"
                                        + " AND (d.PATH LIKE '/%' OR d.PATH LIKE '_:%') LIMIT 1000",
                                "d.PATH",
                                "s.SPACE_TYPE"))
                .stream()
                .map(part -> part.unless(powers.lacksProcess()))
                .toList();
    }

    static Storage read(UnitedQuery.Answers answers) {
        return new Storage(
                answers.rows("space sum").map(rows -> sum(rows.get(0))),
                answers.rows("system file")
                        .map(rows -> rows.stream()
                                .map(row -> new DataFile(row.text(0), row.number(1)))
                                .toList()),
                answers.rows("undo file")
                        .map(rows -> rows.stream().map(row -> row.text(0)).toList()),
                answers.rows("outside file")
                        .map(rows ->
                                rows.stream().map(row -> row.text(0)).sorted().toList()));
    }

    private static Tablespaces sum(FactRow row) {
        return new Tablespaces(row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.text(5));
    }
}
