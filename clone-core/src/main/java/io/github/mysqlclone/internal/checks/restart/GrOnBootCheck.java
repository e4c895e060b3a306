package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.PluginsAfterRestart;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Optional;

/**
 * Group Replication that starts by itself at the restart: configured on the recipient, or come along with the copy of a
 * member, whose {@code mysql.plugin} loads it while {@code group_replication_start_on_boot} is ON by default. Without a group
 * name it only logs an error; with one the copy stays super_read_only and tries to join (seen on 9.7.4).
 */
public final class GrOnBootCheck {

    private static final String PLUGIN = "group_replication";
    private static final String GROUP = "group_replication_group_name";
    private static final String ON_BOOT = "group_replication_start_on_boot";

    private static final String REMEDY =
            "In the recipient's configuration: loose_group_replication_start_on_boot = OFF, as SET"
                    + " PERSIST does not know it before the plugin is there.";

    private GrOnBootCheck() {}

    /** Judge the recipient's own setting, or what it will be where the plugin is new to it. */
    public static Verdict groupReplicationOnBoot(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        return recipient.variable(ON_BOOT).known().isPresent()
                ? configuredHere(subject, recipient)
                : Verdict.on(
                        recipient.variables(),
                        variables -> Verdict.on(
                                PluginsAfterRestart.has(subject, PLUGIN),
                                comes -> comes ? comingAlong(subject) : Verdict.passed()));
    }

    private static Verdict configuredHere(Subject subject, ServerFacts recipient) {
        String group = recipient.variable(GROUP).known().orElse("");
        if (group.isEmpty()) {
            return Verdict.passed();
        }
        return Verdict.on(
                recipient.afterRestart(ON_BOOT),
                PluginsAfterRestart.has(subject, PLUGIN),
                (value, isThere) -> Verdict.foundIf(
                        isThere && value.equals("ON"),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        ON_BOOT + " is ON: the copy joins group " + group + " by itself")
                                .remedy("Unless that is wanted: SET PERSIST group_replication_start_on_boot = OFF;")));
    }

    /** Its options are unknown to the server as yet, so only the files show them, and what was persisted before. */
    private static Verdict comingAlong(Subject subject) {
        String onBoot =
                persisted(subject, ON_BOOT).or(() -> inFile(subject, ON_BOOT)).orElse("ON");
        if (onBoot.matches("(?i)OFF|0|FALSE")) {
            return Verdict.passed();
        }
        String what =
                "the donor is or was a member of a replication group: Group Replication comes along with mysql.plugin"
                        + " and starts with the copy";
        Optional<String> group = persisted(subject, GROUP).or(() -> inFile(subject, GROUP));
        if (group.isPresent()) {
            return Verdict.found(Finding.warning(
                            Side.RECIPIENT,
                            what + ", which joins group " + group.get()
                                    + " by itself and is super_read_only until then")
                    .afterDataLoss()
                    .remedy(REMEDY));
        }
        Fact<?> files = subject.recipient().host().flatMap(HostFiles::options);
        return files.known().isPresent()
                ? Verdict.found(Finding.notice(
                                Side.RECIPIENT,
                                what + ", in vain: no group is configured, which the error log will say")
                        .remedy(REMEDY))
                : Verdict.found(Finding.warning(
                                Side.RECIPIENT,
                                what
                                        + "; it joins the group that the configuration names, which cannot be seen from here")
                        .afterDataLoss()
                        .remedy(REMEDY));
    }

    private static Optional<String> persisted(Subject subject, String variable) {
        return subject.recipient()
                .server()
                .details()
                .settings()
                .persisted()
                .known()
                .map(values -> values.get(variable));
    }

    private static Optional<String> inFile(Subject subject, String option) {
        return subject.recipient().host().flatMap(HostFiles::options).known().flatMap(names -> names.value(option));
    }
}
