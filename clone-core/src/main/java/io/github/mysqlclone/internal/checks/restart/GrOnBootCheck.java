package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Group Replication that starts by itself at the restart. */
public final class GrOnBootCheck {

    private GrOnBootCheck() {}

    public static Verdict groupReplicationOnBoot(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        String group =
                recipient.variable("group_replication_group_name").known().orElse("");
        if (group.isEmpty()) {
            return Verdict.on(recipient.variables(), variables -> Verdict.passed());
        }
        return Verdict.on(
                recipient.afterRestart("group_replication_start_on_boot"),
                value -> Verdict.foundIf(
                        value.equals("ON"),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "group_replication_start_on_boot is ON: the copy joins group " + group
                                                + " by itself")
                                .remedy("Unless that is wanted: SET PERSIST group_replication_start_on_boot = OFF;")));
    }
}
