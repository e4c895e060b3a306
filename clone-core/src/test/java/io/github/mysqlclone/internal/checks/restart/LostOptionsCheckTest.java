package io.github.mysqlclone.internal.checks.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.Severity;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LostOptionsCheckTest {

    private static final String OPTION = "clone_valid_donor_list";

    private final SampleFacts facts = SampleFacts.replacing()
            .recipient(server -> server.installed("clone").configured(OPTION, "/etc/my.cnf"));

    private CheckResult with(OptionNames names) {
        return facts.optionFile(names).check(CheckId.LOST_OPTIONS);
    }

    private static OptionNames strict(String... libraries) {
        return new OptionNames(Set.of(OPTION), Set.of(), Set.of(libraries), Map.of());
    }

    @Test
    void isAnErrorWhereTheFileSaysSo() {
        assertThat(with(strict()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR));
    }

    /** The server knows the plugin's own name as an option, and words before the names of its variables. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clone",
                "skip_clone",
                "enable_clone",
                "disable_clone",
                "maximum_clone_buffer_size",
                "skip_clone_block_ddl"
            })
    void isAnErrorForEveryWayOfNamingIt(String option) {
        assertThat(with(new OptionNames(Set.of(option), Set.of(), Set.of(), Map.of()))
                        .hasError())
                .isTrue();
    }

    @Test
    void isFineForAnotherPluginThatBeginsAlike() {
        assertThat(with(new OptionNames(Set.of("clonezilla_x", "skip_name_resolve"), Set.of(), Set.of(), Map.of()))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void isFineWithLoose() {
        assertThat(with(new OptionNames(Set.of(), Set.of(OPTION), Set.of(), Map.of()))
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void isFineWhereAnOptionLoadsThePluginAsWell() {
        assertThat(with(strict("mysql_clone.so")).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void isFineWhereTheDonorHasThePluginInstalledToo() {
        facts.donor(server -> server.installed("CLONE"));

        assertThat(with(strict()).outcome()).isEqualTo(Outcome.PASSED);
    }

    /** As where somebody has SET or PERSISTed it since: the line is still there. */
    @Test
    void isAnErrorWhereOnlyTheFileStillSaysSo() {
        SampleFacts since = SampleFacts.replacing()
                .recipient(server -> server.installed("clone").configured("port", "/etc/my.cnf"))
                .optionFile(strict());

        assertThat(since.check(CheckId.LOST_OPTIONS).hasError()).isTrue();
    }

    @Test
    void isAWarningWhereTheCommandLineSaysMore() {
        facts.recipient(server -> server.configured("port", ""));

        assertThat(with(strict()).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
    }

    @Test
    void doesNotAskTheDonorWhereNothingIsInstalled() {
        assertThat(SampleFacts.replacing()
                        .donorUnread()
                        .check(CheckId.LOST_OPTIONS)
                        .outcome())
                .isEqualTo(Outcome.PASSED);
    }
}
