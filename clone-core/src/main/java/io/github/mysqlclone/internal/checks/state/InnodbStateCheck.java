package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * InnoDB must be able to write on both sides, and to log on the server that is copied.
 *
 * <p>With innodb_read_only the clone plugin cannot make its tables and is not there at all, on either side (seen on
 * 9.7.4). A donor started with innodb_force_recovery can be cloned, and such a recipient can clone into a directory.
 *
 * <p>A recipient started with innodb_force_recovery = 1 is replaced by 8.0.30 and 8.4.8 as any other; 9.7.4 drops the first
 * table and then fails with 1836. What lies between 8.4.8 and 9.7.4 nobody has seen: from 9.0.0 on it counts as 9.7.4. So
 * do greater values on any version (bug 109035 has them fail late on 8.0).
 */
public final class InnodbStateCheck {

    private static final int REDO_DISABLED = 3983;
    private static final int NOT_LOADED = 1524;

    /** ER_READ_ONLY_MODE: 9.7.4 says so after it has dropped the first table. */
    private static final int READ_ONLY_MODE = 1836;

    private InnodbStateCheck() {}

    /** Judge all three. */
    public static Verdict innodbState(Subject subject) {
        Verdict here = writes(Side.RECIPIENT, subject.recipientVariable("innodb_read_only"));
        return switch (subject.kind()) {
            case REPLACE ->
                here.and(isNoRescue(subject)).and(donorWrites(subject)).and(redoIsLogged(subject));
            case DIRECTORY -> here.and(donorWrites(subject)).and(redoIsLogged(subject));
            case LOCAL -> here.and(redoIsLogged(subject));
        };
    }

    private static Verdict donorWrites(Subject subject) {
        return writes(Side.DONOR, subject.donorVariable("innodb_read_only"));
    }

    private static Verdict writes(Side side, Fact<String> readOnly) {
        return Verdict.on(
                readOnly,
                value -> Verdict.foundIf(
                        !value.equals("OFF"),
                        () -> Finding.error(
                                        side,
                                        "innodb_read_only is " + value + ", with which the clone plugin cannot start")
                                .serverError(NOT_LOADED)
                                .remedy("Start the " + side.word() + " with innodb_read_only=OFF.")));
    }

    private static Verdict isNoRescue(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("innodb_force_recovery"),
                value -> Verdict.foundIf(!value.equals("0"), () -> rescue(subject, value)));
    }

    private static Finding rescue(Subject subject, String value) {
        String remedy = "Start the recipient with innodb_force_recovery=0.";
        String what = "innodb_force_recovery is " + value;
        boolean isReplacedAllTheSame = value.equals("1")
                && subject.recipient()
                        .server()
                        .version()
                        .known()
                        .filter(version -> !version.isAtLeast(9, 0, 0))
                        .isPresent();
        return isReplacedAllTheSame
                ? Finding.warning(Side.RECIPIENT, what + ", with which the copy comes up, too, if it is configured")
                        .remedy(remedy)
                : Finding.error(Side.RECIPIENT, what + ", with which its data cannot be replaced")
                        .serverError(READ_ONLY_MODE)
                        .afterDataLoss()
                        .remedy(remedy);
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
