package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** InnoDB must be able to write on the recipient, and to log on the server that is copied. */
public final class InnodbState {

    private static final int REDO_DISABLED = 3983;

    /** ER_READ_ONLY_MODE: 9.7.4 says so after it has dropped the first table. */
    private static final int READ_ONLY_MODE = 1836;

    private InnodbState() {}

    /** Judge both. */
    public static Verdict innodbState(Subject subject) {
        Verdict redo = redoIsLogged(subject);
        return subject.kind() == CloneKind.REPLACE
                ? off(subject, "innodb_read_only", "OFF")
                        .and(off(subject, "innodb_force_recovery", "0")
                                .mapFindings(finding -> finding.serverError(READ_ONLY_MODE)))
                        .and(redo)
                : redo;
    }

    private static Verdict off(Subject subject, String variable, String good) {
        return Verdict.on(
                subject.recipientVariable(variable),
                value -> Verdict.foundIf(
                        !value.equals(good),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        variable + " is " + value + ", with which its data cannot be replaced")
                                .afterDataLoss()
                                .remedy("Start the recipient with " + variable + "=" + good + ".")));
    }

    private static Verdict redoIsLogged(Subject subject) {
        // The statement that switches it off came with the status variable, in 8.0.21.
        boolean isAlwaysOn = subject.source(ServerFacts::version)
                .known()
                .filter(version -> !version.isAtLeast(8, 0, 21))
                .isPresent();
        return isAlwaysOn
                ? Verdict.passed()
                : Verdict.on(
                        subject.source(server -> server.details().activity().statusVariable("innodb_redo_log_enabled")),
                        value -> Verdict.foundIf(
                                !value.equals("ON"),
                                () -> Finding.error(
                                                subject.sourceSide(),
                                                "redo logging is disabled (Innodb_redo_log_enabled)")
                                        .serverError(REDO_DISABLED)
                                        .remedy("On the " + subject.sourceSide().word()
                                                + ": ALTER INSTANCE ENABLE INNODB REDO_LOG;")));
    }
}
