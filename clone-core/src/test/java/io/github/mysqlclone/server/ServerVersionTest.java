package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerVersionTest {

    @ParameterizedTest
    @CsvSource({
        "8.0.17, 8, 0, 17",
        "8.0.36-28, 8, 0, 36",
        "8.0.41-0ubuntu0.24.04.1, 8, 0, 41",
        "8.0.27-debug, 8, 0, 27",
        "8.0.30-asan-debug, 8, 0, 30",
        "9.7.4-2, 9, 7, 4",
        "9.7, 9, 7, 0",
        "26.10.0, 26, 10, 0",
        "10.11.19-MariaDB, 10, 11, 19",
        "5.5.5-10.6.16-MariaDB-log, 5, 5, 5",
        "8.0.11-TiDB-v7.5.0, 8, 0, 11",
    })
    void readsThreeNumbersAndKeepsTheText(String text, int major, int minor, int patch) {
        assertThat(ServerVersion.parse(text)).isEqualTo(new ServerVersion(major, minor, patch, text));
        assertThat(ServerVersion.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8", "8.", "v8.0.36", "-8.0.36", " 8.0.36", "MySQL", "8.0.12345678901", "8.12345678901"})
    void refusesTextWithoutNumbers(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerVersion.parse(text))
                .withMessageStartingWith("version: must begin with numbers")
                .withMessageContaining("(was '" + text + "')");
    }

    @Test
    void ordersByNumbersAndNotByText() {
        List<String> ordered = List.of("8.0.4", "8.0.17", "8.0.36-28", "8.4.0", "8.4.10", "9.7.4-2", "26.4.0");

        assertThat(Stream.of("26.4.0", "8.4.10", "9.7.4-2", "8.0.17", "8.4.0", "8.0.36-28", "8.0.4")
                        .map(ServerVersion::parse)
                        .sorted()
                        .map(ServerVersion::text))
                .containsExactlyElementsOf(ordered);
    }

    @Test
    void comparesWithoutTheSuffixButTellsSuffixesApart() {
        ServerVersion percona = ServerVersion.parse("8.0.36-28");
        ServerVersion mysql = ServerVersion.parse("8.0.36");

        assertThat(percona).isEqualByComparingTo(mysql).isNotEqualTo(mysql);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 0, 36, true",
        "8, 0, 35, true",
        "7, 9, 99, true",
        "8, 0, 37, false",
        "8, 1, 0, false",
        "9, 0, 0, false"
    })
    void knowsWhatItReaches(int major, int minor, int patch, boolean reached) {
        assertThat(ServerVersion.parse("8.0.36-28").isAtLeast(major, minor, patch))
                .isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({"8.4.6, true", "8.4.0-debug, true", "8.0.3, false", "9.4.3, false"})
    void knowsItsSeries(String other, boolean same) {
        assertThat(ServerVersion.parse("8.4.3").isSameSeriesAs(ServerVersion.parse(other)))
                .isEqualTo(same);
    }

    @Test
    void knowsTheFirstVersionThatClones() {
        assertThat(ServerVersion.FIRST_WITH_CLONE).hasToString("8.0.17");
    }
}
