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

    @Test
    void isUnknownWithoutTheDonor() {
        facts.withoutDonor("no route to it");

        assertThat(SameServerCheck.sameServer(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no route to it"));
    }
}
