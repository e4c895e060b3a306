package io.github.mysqlclone.internal.checks.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether the donor lets the account in. */
class DonorPrivilegesCheckTest {

    private static SampleFacts account(DonorAccount account) {
        return SampleFacts.replacing().donorAccount(Fact.of(account));
    }

    @Test
    void anAccountThatIsNotThereCannotLogIn() {
        Finding finding = account(new DonorAccount(Set.of(), Set.of(), false, false, false))
                .finding(CheckId.DONOR_PRIVILEGES);
        assertThat(finding.errorNumber()).hasValue(1045);
        assertThat(finding.message()).contains("'clone' does not exist");
        assertThat(finding.side()).isEqualTo(Side.DONOR);
    }

    @Test
    void lockedExpiredAndNarrowAccountsHaveTheirOwnNumbers() {
        assertThat(account(new DonorAccount(Set.of("%"), Set.of(), true, false, false))
                        .finding(CheckId.DONOR_PRIVILEGES)
                        .errorNumber())
                .hasValue(3118);
        assertThat(account(new DonorAccount(Set.of("%"), Set.of(), false, true, false))
                        .finding(CheckId.DONOR_PRIVILEGES)
                        .errorNumber())
                .hasValue(1862);
        assertThat(account(new DonorAccount(Set.of("%"), Set.of(), false, false, true))
                        .finding(CheckId.DONOR_PRIVILEGES)
                        .errorNumber())
                .hasValue(1226);
    }

    @Test
    void thePrivilegeIsNeeded() {
        Finding finding = SampleFacts.replacing()
                .donorAccountGrants(Fact.of(new Grants(Set.of("SELECT"), List.of(), Set.of(), false)))
                .finding(CheckId.DONOR_PRIVILEGES);
        assertThat(finding.errorNumber()).hasValue(1227);
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("GRANT BACKUP_ADMIN"));
    }

    @Test
    void grantsThatAreNotReadAreUnknown() {
        assertThat(SampleFacts.replacing()
                        .donorAccountGrants(Fact.unknown("from roles"))
                        .unknown(CheckId.DONOR_PRIVILEGES))
                .isEqualTo("from roles");
    }

    @Test
    void aPasswordThatIsRefusedHereIsWrongForAnAccountThatIsTheSameForAll() {
        Finding finding = SampleFacts.replacing()
                .donorAccountRefused(1045, "Access denied for user 'clone'@'here'")
                .finding(CheckId.DONOR_PRIVILEGES);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).hasValue(1045);
        assertThat(finding.message()).contains("'clone' is refused", "Access denied");
    }

    @Test
    void aRefusalHereProvesNothingWhereTheRecipientMayBeReceivedInAnotherWay() {
        DonorAccount ofOneHost = new DonorAccount(Set.of("10.0.0.2"), Set.of(), false, false, false);
        DonorAccount byTls = new DonorAccount(Set.of("%"), Set.of("ANY"), false, false, false);
        DonorAccount ofTwoHosts = new DonorAccount(Set.of("%", "10.0.0.2"), Set.of(), false, false, false);
        for (DonorAccount account : List.of(ofOneHost, byTls, ofTwoHosts)) {
            assertThat(account(account)
                            .donorAccountRefused(1045, "Access denied for user 'clone'@'here'")
                            .unknown(CheckId.DONOR_PRIVILEGES))
                    .contains("refuses 'clone' from here", "Access denied");
        }
    }

    @Test
    void aPasswordThatWasNotTriedIsUnknown() {
        assertThat(SampleFacts.replacing()
                        .donorAccountUntried("failed logins lock it")
                        .unknown(CheckId.DONOR_PRIVILEGES))
                .isEqualTo("failed logins lock it");
    }

    @Test
    void offlineModeKeepsTheAccountOut() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.variable("offline_mode", "ON"))
                .finding(CheckId.DONOR_PRIVILEGES);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.errorNumber()).hasValue(3032);
    }
}
