package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** The recipient must know every collation of the donor, used or not; the server names one of those it misses. */
public final class CollationsCheck {

    private static final int UNKNOWN_COLLATION = 3867;

    private CollationsCheck() {}

    /** Judge them by name. */
    public static Verdict collations(Subject subject) {
        return Verdict.on(
                subject.recipient().server().details().inventory().collations(),
                subject.donorServer()
                        .flatMap(server -> server.details().inventory().collations()),
                (known, used) -> {
                    List<String> missing = used.stream()
                            .filter(name -> !known.contains(name))
                            .sorted()
                            .toList();
                    return Verdict.foundIf(
                            !missing.isEmpty(),
                            () -> Finding.error(
                                            Side.RECIPIENT, "it lacks collations of the donor: " + Listing.of(missing))
                                    .serverError(UNKNOWN_COLLATION)
                                    .remedy(
                                            "Bring both servers to the same release and build; or give the recipient the"
                                                    + " donor's Index.xml (character_sets_dir)."));
                });
    }
}
