package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * Values that must be equal on both sides.
 *
 * <p>The recipient compares the global values as texts ({@code clone_server.cc::send_configs}); all but
 * {@code lower_case_table_names}, which nobody compares.
 */
public final class SettingsMatch {

    private static final int OTHER_SYSTEM = 3865;
    private static final int OTHER_MACHINE = 3866;
    private static final int OTHER_VALUE = 3868;

    private SettingsMatch() {}

    /** Operating system and machine. */
    public static Verdict platform(Subject subject) {
        String remedy = "Clone between servers of one build: builds for one system may name it differently, such as"
                + " Linux and debian-linux-gnu, and the server compares the texts.";
        return equal(subject, "version_compile_os", OTHER_SYSTEM, remedy)
                .and(equal(subject, "version_compile_machine", OTHER_MACHINE, remedy));
    }

    /** Character sets and the collation of the server. */
    public static Verdict characterSets(Subject subject) {
        return settable(subject, "character_set_server")
                .and(settable(subject, "collation_server"))
                .and(settable(subject, "character_set_filesystem"));
    }

    private static Verdict settable(Subject subject, String variable) {
        String value = subject.donorVariable(variable).known().orElse("the donor's value");
        return equal(
                subject,
                variable,
                OTHER_VALUE,
                "On the recipient: SET PERSIST " + variable + " = '" + value + "'; or set it in its configuration.");
    }

    /** The page size, which is fixed when a data directory is initialised. */
    public static Verdict pageSize(Subject subject) {
        String size = subject.donorVariable("innodb_page_size").known().orElse("the donor's value");
        return equal(
                subject,
                "innodb_page_size",
                OTHER_VALUE,
                "Initialise the recipient again with innodb_page_size=" + size + ".");
    }

    private static Verdict equal(Subject subject, String variable, int error, String remedy) {
        return Verdict.on(
                subject.recipientVariable(variable),
                subject.donorVariable(variable),
                (recipient, donor) -> Verdict.foundIf(
                        !recipient.equals(donor),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "%s is %s, on the donor %s".formatted(variable, recipient, donor))
                                .serverError(error)
                                .remedy(remedy)));
    }

    /** The case rule for table names: the clone ends well, and mysqld never starts on it (seen on 9.7.4). */
    public static Verdict lowerCaseTableNames(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("lower_case_table_names"),
                subject.donorVariable("lower_case_table_names"),
                (recipient, donor) -> Verdict.foundIf(
                        !recipient.equals(donor),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "lower_case_table_names is %s, on the donor %s: the server compares them only when it"
                                                        .formatted(recipient, donor)
                                                + " starts on the copy, and stops for good (MY-011087)")
                                .afterDataLoss()
                                .remedy("Start the recipient with lower_case_table_names=" + donor
                                        + ", initialised with it.")));
    }
}
