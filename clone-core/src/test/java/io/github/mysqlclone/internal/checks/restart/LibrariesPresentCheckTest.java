package io.github.mysqlclone.internal.checks.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Severity;
import org.junit.jupiter.api.Test;

class LibrariesPresentCheckTest {

    private static final String COMPONENT = "component_validate_password";

    @Test
    void warnsOfLibrariesThatAreNotThere() {
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.component(COMPONENT).function("next_number", "numbers.so"))
                        .finding(CheckId.LIBRARIES_PRESENT))
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains(COMPONENT, "next_number");
                });
    }

    @Test
    void isFineWhereBothHaveTheSame() {
        SampleFacts.replacing()
                .both(server -> server.component(COMPONENT).function("next_number", "numbers.so"))
                .host(Fact.unknown("it is elsewhere"))
                .passes(CheckId.LIBRARIES_PRESENT);
    }

    @Test
    void noticesAFunctionOfALibraryThatIsInUseHere() {
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.function("next_number", "numbers.so"))
                        .recipient(server -> server.function("last_number", "numbers.so"))
                        .host(Fact.unknown("it is elsewhere"))
                        .finding(CheckId.LIBRARIES_PRESENT)
                        .severity())
                .isEqualTo(Severity.NOTICE);
    }

    @Test
    void cannotTellWhereTheRecipientIsElsewhere() {
        assertThat(SampleFacts.replacing()
                        .both(server -> server.function("last_number", "numbers.so"))
                        .donor(server -> server.component(COMPONENT))
                        .recipient(server -> server.component(COMPONENT + "_of_another_kind"))
                        .host(Fact.unknown("it is elsewhere"))
                        .check(CheckId.LIBRARIES_PRESENT)
                        .reason())
                .contains(COMPONENT, "it is elsewhere");
    }
}
