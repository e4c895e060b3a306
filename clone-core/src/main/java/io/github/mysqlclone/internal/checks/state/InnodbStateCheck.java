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
 * 9.7.4). With innodb_force_recovery a replace clone drops the first table and then fails; a donor started like that
 * can be cloned, and a recipient can clone into a directory.
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
                value -> Verdict.foundIf(
                        !value.equals("0"),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "innodb_force_recovery is " + value
                                                + ", with which its data cannot be replaced")
                                .serverError(READ_ONLY_MODE)
                                .afterDataLoss()
                                .remedy("Start the recipient with innodb_force_recovery=0.")));
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
