package io.github.mysqlclone.internal.checks.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import org.junit.jupiter.api.Test;

/** Plugins of the donor that the recipient may lack. */
class PluginsPresentCheckTest {

    private static SampleFacts lacking(String library) {
        return SampleFacts.replacing().donor(server -> server.plugin("extra", library));
    }

    @Test
    void aLibraryThatIsNotThereIsRefused() {
        Finding finding = lacking("extra.so").finding(CheckId.PLUGINS_PRESENT);
        assertThat(finding.errorNumber()).hasValue(3870);
        assertThat(finding.message()).contains("extra (extra.so)");
        assertThat(finding.remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy).contains("INSTALL PLUGIN extra"));
    }

    @Test
    void aLibraryThatIsThereIsEnough() {
        lacking("mysql_clone.so").passes(CheckId.PLUGINS_PRESENT);
    }

    @Test
    void aLibraryThatNobodySeesIsUnknown() {
        assertThat(lacking("extra.so").host(Fact.unknown("another host")).unknown(CheckId.PLUGINS_PRESENT))
                .contains("extra (extra.so)", "another host");
    }

    @Test
    void aBuiltInPluginIsLetThrough() {
        lacking("").passes(CheckId.PLUGINS_PRESENT);
    }

    @Test
    void before8022ThePluginItselfMustBeInstalled() {
        Finding finding = lacking("").both(server -> server.version("8.0.21")).finding(CheckId.PLUGINS_PRESENT);
        assertThat(finding.errorNumber()).hasValue(3870);
    }
}
