package io.github.mysqlclone.internal.checks.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VersionChecksTest {

    private final FactsFixture facts = new FactsFixture();

    @Test
    void flavoursPassForMySqlAndPercona() {
        facts.donor.version("9.7.4-2", "Percona Server (GPL), Release 2");

        assertThat(RecipientFlavourCheck.recipientFlavour(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.passed());
        assertThat(DonorFlavourCheck.donorFlavour(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.passed());
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                argumentSet("MariaDB", "10.11.19-MariaDB", "mariadb.org binary", "it is MariaDB (10.11.19-MariaDB)"),
                argumentSet("TiDB", "8.0.11-TiDB-v7.5.0", "", "it is an unknown server (8.0.11-TiDB-v7.5.0)"),
                argumentSet("5.7", "5.7.44", "MySQL Community Server", "version 5.7.44 is older than 8.0.17"),
                argumentSet("8.0.16", "8.0.16", "MySQL Community Server", "version 8.0.16 is older than 8.0.17"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void flavoursFindServersThatCannotClone(String version, String comment, String message) {
        facts.recipient.version(version, comment);
        facts.donor.version(version, comment);

        Verdict onRecipient = RecipientFlavourCheck.recipientFlavour(facts.subject(Specs.REPLACE));
        Verdict onDonor = DonorFlavourCheck.donorFlavour(facts.subject(Specs.REPLACE));

        assertThat(onRecipient.findings()).singleElement().satisfies(found -> isError(found, Side.RECIPIENT, message));
        assertThat(onDonor.findings()).singleElement().satisfies(found -> isError(found, Side.DONOR, message));
    }

    private static void isError(Finding found, Side side, String message) {
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.side()).isEqualTo(side);
        assertThat(found.message()).startsWith(message);
        assertThat(found.remedy()).isPresent();
    }

    @Test
    void flavourPassesForTheFirstVersionThatClones() {
        facts.recipient.version("8.0.17");

        assertThat(RecipientFlavourCheck.recipientFlavour(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.passed());
    }

    @Test
    void donorFlavourIsUnknownWithoutTheDonor() {
        facts.withoutDonor("no route to it");

        assertThat(DonorFlavourCheck.donorFlavour(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no route to it"));
    }

    @Test
    void flavourIsUnknownForAVersionWithoutNumbers() {
        facts.recipient.version("custom build");

        assertThat(RecipientFlavourCheck.recipientFlavour(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("the version 'custom build' of db2:3306 has no numbers"));
    }

    @Test
    void versionMatchPassesWhereTheRecipientTakesTheDonors() {
        facts.recipient.version("9.7.4-2");
        facts.donor.version("9.7.2");

        assertThat(VersionMatchCheck.versionMatch(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.passed());
    }

    @Test
    void versionMatchFindsVersionsThatDoNotGoTogether() {
        facts.recipient.version("8.4.6");
        facts.donor.version("8.0.42");

        assertThat(VersionMatchCheck.versionMatch(facts.subject(Specs.REPLACE)).findings())
                .singleElement()
                .satisfies(found -> {
                    isError(
                            found,
                            Side.RECIPIENT,
                            "version 8.4.6 takes no data from version 8.0.42: it takes releases");
                    assertThat(found.errorNumber()).hasValue(3864);
                    assertThat(found.onlyAfterDataLoss()).isFalse();
                });
    }

    @Test
    void versionMatchIsUnknownWithoutOneOfTheTwo() {
        facts.withoutDonor("no route to it");
        assertThat(VersionMatchCheck.versionMatch(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no route to it"));

        facts.recipient.version("custom build");
        assertThat(VersionMatchCheck.versionMatch(facts.subject(Specs.REPLACE)).missing())
                .singleElement()
                .asString()
                .contains("custom build");
    }
}
