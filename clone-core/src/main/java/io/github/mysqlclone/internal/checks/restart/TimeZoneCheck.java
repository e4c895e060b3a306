package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * Named time zones live in tables, which the clone replaces by the donor's. A configured one that is not in them stops
 * the start: "unknown default time zone", and the server is down for good, its data gone; a persisted one does no harm
 * (seen on 9.7.4).
 *
 * <p>SQL does not tell whether a zone is configured or was set at run time, which the restart forgets: the server lists
 * {@code time_zone} as COMPILED for a configured one (seen on 9.7.4).
 */
public final class TimeZoneCheck {

    private TimeZoneCheck() {}

    /** Look for the recipient's zone on the donor. */
    public static Verdict timeZone(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        return Verdict.on(
                recipient.variable("time_zone"),
                zone -> isAlwaysKnown(zone)
                        ? Verdict.passed()
                        : Verdict.on(
                                recipient.details().settings().persisted(),
                                persisted -> persisted.containsKey("time_zone")
                                        ? Verdict.passed()
                                        : Verdict.on(
                                                subject.donorServer()
                                                        .flatMap(server -> server.details()
                                                                .inventory()
                                                                .timeZones()),
                                                zones -> zones.stream().anyMatch(zone::equalsIgnoreCase)
                                                        ? Verdict.passed()
                                                        : Verdict.found(unknown(subject, zone)))));
    }

    private static boolean isAlwaysKnown(String zone) {
        return zone.equals("SYSTEM") || zone.matches("[+-]\\d{1,2}:\\d{2}");
    }

    private static Finding unknown(Subject subject, String zone) {
        Fact<OptionNames> options = subject.recipient().host().flatMap(HostFiles::options);
        boolean isConfigured = options.known()
                .filter(names -> names.strict().contains("default_time_zone"))
                .isPresent();
        String what = "it will not start again: its time zone " + zone + " is none of the donor's";
        Finding finding = isConfigured
                ? Finding.error(Side.RECIPIENT, what)
                : Finding.warning(
                        Side.RECIPIENT,
                        what + ", unless it was only set while the server ran, which cannot be seen from here");
        return finding.afterDataLoss()
                .remedy("Load the time zones on the donor (mysql_tzinfo_to_sql), or take default_time_zone out of the"
                        + " recipient's configuration and SET PERSIST time_zone = '" + zone + "'.");
    }
}
