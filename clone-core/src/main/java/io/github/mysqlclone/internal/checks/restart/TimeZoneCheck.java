package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Named time zones live in tables, which the clone replaces by the donor's. A configured one that is not in them stops
 * the start: "unknown default time zone", and the server is down for good, its data gone (seen on 9.7.4). Persisted
 * values are {@link PersistedValuesCheck}'s.
 *
 * <p>SQL does not tell whether a zone is configured or was set at run time, which the restart forgets: the server lists
 * {@code time_zone} as COMPILED for a configured one (seen on 9.7.4).
 */
public final class TimeZoneCheck {

    private static final String REMEDY =
            "Load the time zones on the donor (mysql_tzinfo_to_sql), or take default_time_zone out of the recipient's"
                    + " configuration until after the clone.";

    private TimeZoneCheck() {}

    /** Look for the recipient's zone on the donor: the one in its option files, else the one in force. */
    public static Verdict timeZone(Subject subject) {
        Optional<String> configured = subject.recipient()
                .host()
                .flatMap(HostFiles::options)
                .known()
                .flatMap(names -> names.value("default_time_zone"));
        return configured.isPresent()
                ? judge(subject, configured.get(), Finding.error(Side.RECIPIENT, sentence(configured.get())))
                : inForce(subject);
    }

    private static Verdict inForce(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        return Verdict.on(
                recipient.variable("time_zone"),
                zone -> isAlwaysKnown(zone)
                        ? Verdict.passed()
                        : Verdict.on(
                                recipient.details().settings().persisted(),
                                persisted -> persisted.containsKey("time_zone")
                                        ? Verdict.passed()
                                        : judge(subject, zone, supposed(zone))));
    }

    private static Finding supposed(String zone) {
        return Finding.warning(
                Side.RECIPIENT,
                sentence(zone) + ", unless it was only set while the server ran, which cannot be seen from here");
    }

    private static Verdict judge(Subject subject, String zone, Finding finding) {
        return unlessLoaded(subject, zone, () -> finding.afterDataLoss().remedy(REMEDY));
    }

    /** A finding unless the zone needs no table or is in the donor's. */
    static Verdict unlessLoaded(Subject subject, String zone, Supplier<Finding> finding) {
        return isAlwaysKnown(zone)
                ? Verdict.passed()
                : Verdict.on(
                        subject.donorServer()
                                .flatMap(server -> server.details().inventory().timeZones()),
                        zones -> Verdict.foundIf(zones.stream().noneMatch(zone::equalsIgnoreCase), finding));
    }

    private static boolean isAlwaysKnown(String zone) {
        return zone.equalsIgnoreCase("SYSTEM") || zone.matches("[+-]\\d{1,2}:\\d{2}");
    }

    private static String sentence(String zone) {
        return "it will not start again: its time zone " + zone + " is none of the donor's";
    }
}
