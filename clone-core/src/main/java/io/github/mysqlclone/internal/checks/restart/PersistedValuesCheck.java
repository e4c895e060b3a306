package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Map;

/**
 * Persisted values that name what is in the recipient's tables. One that says nothing to the server on the donor's does not
 * keep it from starting, but it leaves out the persisted variables that were set after it as well, with one line in its log:
 * {@code event_scheduler} and {@code super_read_only} of a quarantine, say (seen on 9.7.4). One of a plugin that is gone is
 * left out alone (seen on 9.7.4).
 */
public final class PersistedValuesCheck {

    /** The names of tables. */
    private static final List<String> STOPWORDS =
            List.of("innodb_ft_server_stopword_table", "innodb_ft_user_stopword_table");

    private PersistedValuesCheck() {}

    /** Judge what is persisted on the recipient. */
    public static Verdict persistedValues(Subject subject) {
        return Verdict.on(
                subject.recipient().server().details().settings().persisted(),
                persisted -> LostValues.plugins(
                                subject,
                                persisted.getOrDefault(LostValues.POLICY, ""),
                                plugin -> lost(
                                        subject,
                                        LostValues.POLICY,
                                        "the plugin " + plugin + ", which the donor has not installed"))
                        .and(timeZone(subject, persisted.getOrDefault("time_zone", "SYSTEM")))
                        .and(stopwords(subject, persisted)));
    }

    private static Verdict timeZone(Subject subject, String zone) {
        return TimeZoneCheck.unlessLoaded(
                subject, zone, () -> lost(subject, "time_zone", zone + ", which is none of the donor's"));
    }

    /** Whether the donor has the table is not looked up. */
    private static Verdict stopwords(Subject subject, Map<String, String> persisted) {
        List<String> tables = STOPWORDS.stream()
                .filter(name -> !persisted.getOrDefault(name, "").isEmpty())
                .map(name -> name + " (" + persisted.get(name) + ")")
                .toList();
        return Verdict.foundIf(
                !tables.isEmpty(),
                () -> lost(
                        subject,
                        Listing.of(tables),
                        "a table, which the clone drops unless the donor has one of that name"));
    }

    /** A quarantine is set last, and would not be in force. */
    private static Finding lost(Subject subject, String variable, String what) {
        boolean isQuarantined =
                subject.facts().changes().of(PersistedChange.class).findAny().isPresent();
        String sentence =
                "the persisted " + variable + " names " + what + ": the server will leave it out at the restart,"
                        + " and persisted variables that were set after it, such as event_scheduler or super_read_only";
        Finding finding = isQuarantined
                ? Finding.error(Side.RECIPIENT, sentence + ", so that the quarantine would not be in force")
                : Finding.warning(Side.RECIPIENT, sentence);
        return finding.afterDataLoss().remedy("RESET PERSIST it on the recipient, and set it again after the clone.");
    }
}
