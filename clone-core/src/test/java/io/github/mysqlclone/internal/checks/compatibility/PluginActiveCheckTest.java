package io.github.mysqlclone.internal.checks.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.checks.rule.Specs;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

class PluginActiveCheckTest {

    private final FactsFixture facts = new FactsFixture();

    @Test
    void passesWhereItIsActiveOnBothSides() {
        assertThat(PluginActiveCheck.pluginActive(facts.subject(Specs.REPLACE))).isEqualTo(Verdict.passed());
        assertThat(PluginActiveCheck.pluginActive(facts.subject(Specs.DIRECTORY)))
                .isEqualTo(Verdict.passed());
    }

    @Test
    void findsItMissingOnEitherSideAtOnce() {
        facts.recipient.withoutClonePlugin();
        facts.donor.plugins = FactsFixture.plugin("DISABLED");

        Verdict verdict = PluginActiveCheck.pluginActive(facts.subject(Specs.REPLACE));

        assertThat(verdict.findings()).hasSize(2).allSatisfy(found -> {
            assertThat(found.severity()).isEqualTo(Severity.ERROR);
            assertThat(found.errorNumber()).hasValue(1524);
        });
        Finding onRecipient = verdict.findings().get(0);
        assertThat(onRecipient.side()).isEqualTo(Side.RECIPIENT);
        assertThat(onRecipient.message()).isEqualTo("the plugin clone is not active (found: not installed)");
        assertThat(onRecipient.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy)
                        .startsWith("On the recipient: INSTALL PLUGIN clone SONAME 'mysql_clone.so';"));
        Finding onDonor = verdict.findings().get(1);
        assertThat(onDonor.side()).isEqualTo(Side.DONOR);
        assertThat(onDonor.message()).isEqualTo("the plugin clone is not active (found: DISABLED)");
    }

    @Test
    void looksAtTheOneServerOfALocalClone() {
        facts.withoutDonor("a local clone has no donor");
        assertThat(PluginActiveCheck.pluginActive(facts.subject(Specs.LOCAL))).isEqualTo(Verdict.passed());

        facts.recipient.withoutClonePlugin();
        assertThat(PluginActiveCheck.pluginActive(facts.subject(Specs.LOCAL)).findings())
                .hasSize(1);
    }

    @Test
    void isUnknownForASideThatCannotBeRead() {
        facts.recipient.plugins = Fact.unknown("no answer");
        facts.withoutDonor("no route to it");

        assertThat(PluginActiveCheck.pluginActive(facts.subject(Specs.REPLACE)))
                .isEqualTo(Verdict.unknown("no answer").and(Verdict.unknown("no route to it")));
    }

    @Test
    void findsItOnOneSideThoughTheOtherIsUnknown() {
        facts.recipient.withoutClonePlugin();
        facts.withoutDonor("no route to it");

        Verdict verdict = PluginActiveCheck.pluginActive(facts.subject(Specs.REPLACE));

        assertThat(verdict.findings()).hasSize(1);
        assertThat(verdict.missing()).containsExactly("no route to it");
    }
}
