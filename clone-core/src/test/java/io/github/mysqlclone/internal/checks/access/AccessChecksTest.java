package io.github.mysqlclone.internal.checks.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccessChecksTest {

    private static final String TABLES = "GRANT SELECT ON `performance_schema`.* TO `clone`@`%`";

    private final FactsFixture facts = new FactsFixture();

    static Stream<Arguments> kinds() {
        return Stream.of(
                argumentSet("replace", Specs.REPLACE, "CLONE_ADMIN", "BACKUP_ADMIN"),
                argumentSet("directory", Specs.DIRECTORY, "BACKUP_ADMIN", "CLONE_ADMIN"),
                argumentSet("local", Specs.LOCAL, "BACKUP_ADMIN", "CLONE_ADMIN"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void recipientPrivilegesPassWithTheOneThatTheKindNeeds(CloneSpec spec, String needed, String other) {
        facts.recipient.grants = FactsFixture.grants("GRANT " + needed + " ON *.* TO `clone`@`%`", TABLES);

        assertThat(RecipientPrivilegesCheck.recipientPrivileges(facts.subject(spec)))
                .isEqualTo(Verdict.passed());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void recipientPrivilegesFindTheOneThatTheKindNeeds(CloneSpec spec, String needed, String other) {
        facts.recipient.grants = FactsFixture.grants("GRANT " + other + " ON *.* TO `clone`@`%`", TABLES);

        assertThat(RecipientPrivilegesCheck.recipientPrivileges(facts.subject(spec))
                        .findings())
                .singleElement()
                .satisfies(found -> {
                    isError(found, Side.RECIPIENT, 1227);
                    assertThat(found.message()).isEqualTo("admin@% has no active " + needed + " on *.*");
                    assertThat(found.remedy())
                            .contains("On the recipient: GRANT " + needed + " ON *.* TO 'admin'@'%';");
                });
    }

    @Test
    void recipientPrivilegesFindEachTableThatCannotBeRead() {
        facts.recipient.grants = FactsFixture.grants("GRANT CLONE_ADMIN ON *.* TO `clone`@`%`");
        facts.recipient.currentUser = Fact.of("o@dd@10.0.0.%");

        assertThat(RecipientPrivilegesCheck.recipientPrivileges(facts.subject(Specs.REPLACE))
                        .findings())
                .allSatisfy(found -> isError(found, Side.RECIPIENT, 1142))
                .extracting(found -> found.remedy().orElse(""))
                .containsExactly(
                        "On the recipient: GRANT SELECT ON performance_schema.clone_status TO 'o@dd'@'10.0.0.%';",
                        "On the recipient: GRANT SELECT ON performance_schema.clone_progress TO 'o@dd'@'10.0.0.%';");
    }

    @Test
    void remediesQuoteNamesWithQuotes() {
        facts.recipient.grants = FactsFixture.grants(TABLES);
        facts.recipient.currentUser = Fact.of("o'brien@%");
        facts.donorAccountGrants = FactsFixture.grants();
        facts.loginAfterRestart = Fact.of(new LoginAtDonor.Admitted("o'brien", false));
        Subject subject = facts.subject(Specs.REPLACE.donorAccount("o'brien", ""));

        assertThat(Stream.of(
                                RecipientPrivilegesCheck.recipientPrivileges(subject),
                                DonorPrivilegesCheck.donorPrivileges(subject),
                                AccountAfterRestartCheck.accountAfterRestart(subject))
                        .flatMap(verdict -> verdict.findings().stream())
                        .map(found -> found.remedy().orElse("")))
                .hasSize(3)
                .allSatisfy(remedy -> assertThat(remedy).contains("TO 'o''brien'@'"));
    }

    @Test
    void recipientPrivilegesFindAllThatIsMissingAtOnce() {
        facts.recipient.grants = FactsFixture.grants("GRANT USAGE ON *.* TO `clone`@`%`");
        facts.recipient.currentUser = Fact.unknown("no answer");

        assertThat(RecipientPrivilegesCheck.recipientPrivileges(facts.subject(Specs.REPLACE))
                        .findings())
                .extracting(Finding::message)
                .containsExactly(
                        "the account has no active CLONE_ADMIN on *.*",
                        "the account may not read performance_schema.clone_status",
                        "the account may not read performance_schema.clone_progress");
    }

    @Test
    void recipientPrivilegesAreUnknownWithoutGrants() {
        facts.recipient.grants = Fact.unknown("no answer");

        assertThat(RecipientPrivilegesCheck.recipientPrivileges(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no answer"));
    }

    @Test
    void donorPrivilegesPassWithBackupAdmin() {
        assertThat(DonorPrivilegesCheck.donorPrivileges(facts.subject(Specs.DIRECTORY)))
                .isEqualTo(Verdict.passed());
    }

    @Test
    void donorPrivilegesFindAnAccountWithoutBackupAdmin() {
        facts.donorAccountGrants = FactsFixture.grants("GRANT CLONE_ADMIN ON *.* TO `clone`@`%`");

        assertThat(DonorPrivilegesCheck.donorPrivileges(facts.subject(Specs.REPLACE))
                        .findings())
                .singleElement()
                .satisfies(found -> {
                    isError(found, Side.DONOR, 1227);
                    assertThat(found.message()).startsWith("'clone' has no active BACKUP_ADMIN");
                    assertThat(found.remedy())
                            .hasValueSatisfying(remedy -> assertThat(remedy)
                                    .startsWith("On the donor: GRANT BACKUP_ADMIN ON *.* TO 'clone'@"));
                });
    }

    @Test
    void donorPrivilegesAreUnknownWithoutGrantsAndWithoutTheDonor() {
        facts.donorAccountGrants = Fact.unknown("needs SELECT on mysql.*");
        assertThat(DonorPrivilegesCheck.donorPrivileges(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("needs SELECT on mysql.*"));

        facts.withoutDonor("no route to it");
        assertThat(DonorPrivilegesCheck.donorPrivileges(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no route to it"));
    }

    @Test
    void accountAfterRestartPassesWhereItIsAdmittedAndMayRead() {
        assertThat(AccountAfterRestartCheck.accountAfterRestart(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.passed());
    }

    @Test
    void accountAfterRestartFindsALoginThatTheDonorRefuses() {
        facts.loginAfterRestart = Fact.of(new LoginAtDonor.Refused(
                "admin", new ServerError(1045, "28000", "Access denied for user 'admin'@'here'")));

        assertThat(AccountAfterRestartCheck.accountAfterRestart(facts.subject(Specs.REPLACE))
                        .findings())
                .singleElement()
                .satisfies(found -> {
                    isError(found, Side.DONOR, 1045);
                    assertThat(found.onlyAfterDataLoss()).isTrue();
                    assertThat(found.message()).contains("'admin' cannot log in here", "Access denied");
                    assertThat(found.remedy())
                            .hasValueSatisfying(
                                    remedy -> assertThat(remedy).contains("accountAfterRestart or serverAfterRestart"));
                });
    }

    @Test
    void accountAfterRestartFindsOneThatMayNotReadTheOutcome() {
        facts.loginAfterRestart = Fact.of(new LoginAtDonor.Admitted("admin", false));

        assertThat(AccountAfterRestartCheck.accountAfterRestart(facts.subject(Specs.REPLACE))
                        .findings())
                .singleElement()
                .satisfies(found -> {
                    isError(found, Side.DONOR, 1142);
                    assertThat(found.onlyAfterDataLoss()).isTrue();
                    assertThat(found.remedy())
                            .hasValueSatisfying(remedy -> assertThat(remedy)
                                    .startsWith("On the donor: GRANT SELECT ON performance_schema.* TO 'admin'@"));
                });
    }

    @Test
    void accountAfterRestartIsUnknownWhereItCouldNotBeTried() {
        facts.loginAfterRestart = Fact.unknown("given as a DataSource");

        assertThat(AccountAfterRestartCheck.accountAfterRestart(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("given as a DataSource"));
    }

    private static void isError(Finding found, Side side, int number) {
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.side()).isEqualTo(side);
        assertThat(found.errorNumber()).hasValue(number);
        assertThat(found.toString()).doesNotContain("G3heim");
    }
}
