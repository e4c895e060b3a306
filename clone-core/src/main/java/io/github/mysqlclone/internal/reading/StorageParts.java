package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage;
import java.util.List;

/** The files of InnoDB. PROCESS shows all of them; without it the server refuses (1227). */
final class StorageParts {

    /** So many are read, and no more. */
    static final int MOST_FILES = 1000;

    private StorageParts() {}

    static List<QueryPart> of(AccountVisibility powers) {
        return List.of(
                        // INNODB_TABLESPACES has no row for the system tablespace. Each of its files has the extents of
                        // the whole tablespace here (seen on 9.7.4).
                        QueryPart.of(
                                "system space",
                                "the size of the system tablespace",
                                "FROM information_schema.FILES WHERE TABLESPACE_NAME = 'innodb_system'",
                                "MAX(TOTAL_EXTENTS * EXTENT_SIZE)"),
                        // FILE_TYPE asks InnoDB about each file, which took 33 µs a table (seen on 9.7.4). No undo
                        // file is named .ibd: the server's own are undo_001 and undo_002, and another one's name must
                        // end with .ibu (manual, Undo Tablespaces).
                        QueryPart.of(
                                "undo file",
                                "the undo tablespaces",
                                "FROM information_schema.FILES"
                                        + " WHERE FILE_NAME NOT LIKE '%.ibd' AND FILE_TYPE = 'UNDO LOG'",
                                "FILE_NAME"),
                        // Not joined with INNODB_TABLESPACES to leave out undo: that compares each row with each, and
                        // took 0.9 s with 2,000 tables (seen on 9.7.4).
                        QueryPart.of(
                                "absolute file",
                                "the paths of data files",
                                "FROM information_schema.INNODB_DATAFILES WHERE PATH LIKE '/%' OR PATH LIKE '_:%'"
                                        + " LIMIT " + (MOST_FILES + 1),
                                "PATH"))
                .stream()
                .map(part -> part.unless(powers.lacksProcess()))
                .toList();
    }

    static Storage read(UnitedQuery.Answers answers) {
        Fact<List<String>> undo = paths(answers.rows("undo file"));
        return new Storage(
                TablespaceParts.read(answers).map(TablespaceParts.Scan::total),
                answers.rows("system space")
                        .flatMap(rows -> AggregateRow.of("the system tablespace", rows))
                        .map(row -> row.number(0)),
                undo,
                undo.flatMap(ofUndo -> paths(answers.rows("absolute file").flatMap(StorageParts::unlessMore))
                        .map(all -> all.stream()
                                .filter(path -> !ofUndo.contains(path))
                                .toList())));
    }

    /** Many a check goes by all of them. */
    static <T> Fact<List<T>> unlessMore(List<T> rows) {
        return rows.size() > MOST_FILES
                ? Fact.unknown(
                        "there are more than " + MOST_FILES + " data files with absolute paths, and no more are read")
                : Fact.of(rows);
    }

    private static Fact<List<String>> paths(Fact<List<FactRow>> rows) {
        return rows.map(all -> all.stream().map(row -> row.text(0)).sorted().toList());
    }
}
