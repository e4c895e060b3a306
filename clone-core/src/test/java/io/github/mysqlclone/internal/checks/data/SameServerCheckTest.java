package io.github.mysqlclone.internal.checks.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Severity;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SameServerCheckTest {

    private final FactsFixture facts = new FactsFixture();

    @Test
    void passesForTwoServers() {
        assertThat(SameServerCheck.sameServer(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.passed());
    }

    @Test
    void findsTheSameServerOnBothSides() {
        facts.donor.uuid(FactsFixture.RECIPIENT_UUID.toUpperCase(Locale.ROOT));

        assertThat(SameServerCheck.sameServer(facts.subject(Specs.REPLACE)).findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.severity()).isEqualTo(Severity.ERROR);
                    assertThat(found.message()).contains("the same server", FactsFixture.RECIPIENT_UUID);
                    assertThat(found.errorNumber()).hasValue(3634);
                    assertThat(found.remedy()).isPresent();
                });
    }

    /** The server's own number is not given then: it clones them. */
    @Test
    void tellsTwoServersWithOneUuidFromOneServer() {
        facts.donor.uuid(FactsFixture.RECIPIENT_UUID);
        facts.donor.variable("port", "3306");
        facts.recipient.variable("port", "3306");
        facts.donor.variable("datadir", "/srv/one/");
        facts.recipient.variable("datadir", "/srv/two/");

        assertThat(SameServerCheck.sameServer(facts.subject(Specs.REPLACE)).findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.severity()).isEqualTo(Severity.ERROR);
                    assertThat(found.message())
                            .contains(
                                    "two servers have one server_uuid", "datadir is /srv/two/, on the donor /srv/one/");
                    assertThat(found.errorNumber()).isEmpty();
                    assertThat(found.remedy().orElseThrow()).contains("auto.cnf");
                });
    }

    @Test
    void isUnknownWithoutTheDonor() {
        facts.withoutDonor("no route to it");

        assertThat(SameServerCheck.sameServer(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no route to it"));
    }
}
