package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All undo files come to lie in one directory, so their base names must differ. */
public final class UndoNamesCheck {

    private static final int SAME_NAME = 3869;

    private UndoNamesCheck() {}

    /** Judge the names on the server that is copied. */
    public static Verdict undoNames(Subject subject) {
        return Verdict.on(subject.source(server -> server.details().storage().undoFiles()), paths -> {
            List<String> twice = twice(paths);
            return Verdict.foundIf(!twice.isEmpty(), () -> {
                Finding finding = Finding.error(
                                subject.sourceSide(),
                                "undo tablespaces in different directories have files of one name: "
                                        + Listing.of(twice))
                        .serverError(SAME_NAME)
                        .remedy("Drop all but one of them: ALTER UNDO TABLESPACE … SET INACTIVE; DROP UNDO TABLESPACE"
                                + " …; and create them again under other names.");
                return subject.kind() == CloneKind.REPLACE ? finding.afterDataLoss() : finding;
            });
        });
    }

    private static List<String> twice(List<String> paths) {
        Map<String, Integer> counts = new TreeMap<>();
        paths.forEach(path -> counts.merge(baseName(path), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String baseName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
