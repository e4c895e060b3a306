package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.DiskSpace;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.Storage.Tablespaces;
import io.github.mysqlclone.preflight.DiskSpaceProbe.FileSystemSpace;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Room for the copy. The server compares its estimate with the free space once the data is dropped.
 *
 * <p>The server looks at the file system of the data only; undo tablespaces and redo log may lie elsewhere.
 */
public final class DiskSpaceCheck {

    private static final int TOO_LITTLE = 3873;

    /** What a running server beside the copy is left at least. */
    private static final long RESERVE = 1L << 30;

    private DiskSpaceCheck() {}

    /** Judge the estimate by the free space and what will be dropped. */
    public static Verdict diskSpace(Subject subject) {
        return Verdict.on(
                subject.source(CopySize::of),
                size -> Verdict.on(
                                subject.recipient().space(),
                                space -> Verdict.on(dropped(subject), freed -> judge(subject, size, space, freed)))
                        .because("the copy needs " + Listing.mebibytes(size.total())));
    }

    private static Fact<Long> dropped(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        return subject.kind() == CloneKind.REPLACE
                ? recipient.details().storage().tablespaces().map(Tablespaces::userBytes)
                : Fact.of(0L);
    }

    private static Verdict judge(Subject subject, CopySize size, DiskSpace space, long freed) {
        long free = space.data().freeBytes() + freed;
        if (size.total() > free) {
            Finding finding = Finding.error(
                            Side.RECIPIENT,
                            "the copy needs %s, the file system of the data has %s"
                                            .formatted(Listing.mebibytes(size.total()), Listing.mebibytes(free))
                                    + (freed > 0 ? ", what is dropped included" : ""))
                    .serverError(TOO_LITTLE)
                    .remedy("Make room on the recipient's host, or clone to a larger file system.");
            return Verdict.found(subject.kind() == CloneKind.REPLACE ? finding.afterDataLoss() : finding);
        }
        return elsewhere(size, space)
                .and(Verdict.foundIf(
                        subject.kind() != CloneKind.REPLACE && free - size.total() < RESERVE,
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "the copy leaves %s free beside a running server"
                                                .formatted(Listing.mebibytes(free - size.total())))
                                .remedy("Make room, or clone to another file system.")));
    }

    /** Undo tablespaces and redo log where they do not lie with the data. */
    private static Verdict elsewhere(CopySize size, DiskSpace space) {
        Map<FileSystemSpace, Long> needs = new LinkedHashMap<>();
        needs.merge(space.undo(), size.undo(), Long::sum);
        needs.merge(space.redo(), size.redo(), Long::sum);
        return needs.entrySet().stream()
                .filter(need -> !need.getKey().fileSystem().equals(space.data().fileSystem()))
                .filter(need -> need.getValue() > need.getKey().freeBytes())
                .map(need -> Verdict.found(Finding.error(
                                Side.RECIPIENT,
                                "undo tablespaces and redo log need %s on %s, which has %s"
                                        .formatted(
                                                Listing.mebibytes(need.getValue()),
                                                need.getKey().fileSystem(),
                                                Listing.mebibytes(need.getKey().freeBytes())))
                        .afterDataLoss()
                        .remedy("Make room on that file system.")))
                .reduce(Verdict.passed(), Verdict::and);
    }
}
