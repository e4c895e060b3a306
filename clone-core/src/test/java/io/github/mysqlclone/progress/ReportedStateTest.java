package io.github.mysqlclone.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedStateTest {

    @ParameterizedTest
    @CsvSource({
        "Not Started, NOT_STARTED",
        "In Progress, IN_PROGRESS",
        "Completed, COMPLETED",
        "Failed, FAILED",
        "in progress, IN_PROGRESS",
        "'Failed ', FAILED",
    })
    void isReadFromTheServersWord(String label, ReportedState state) {
        assertThat(ReportedState.ofLabel(label)).isEqualTo(state);
    }

    @Test
    void isReadWhateverTheLocaleOfTheJvmIs() {
        Locale before = Locale.getDefault();
        try {
            // In Turkish the capital of i has a dot.
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(ReportedState.ofLabel("in progress")).isEqualTo(ReportedState.IN_PROGRESS);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Running", "Not  Started", "null"})
    void refusesAnotherWord(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReportedState.ofLabel(label))
                .withMessage("label: must be Not Started, In Progress, Completed or Failed (was '" + label + "')");
    }
}
