package io.github.mysqlclone.internal.checks.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.ServerVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionMatchRuleTest {

    @ParameterizedTest(name = "{0} takes data from {1}: {2} ({3})")
    @CsvSource({
        "8.0.17, 8.0.17, true, the same text",
        "8.0.25, 8.0.25, true, the same text",
        "8.0.25-15, 8.0.25-15, true, the same text",
        "8.0.25-15, 8.0.25, false, suffixes count before 8.0.26",
        "8.0.25, 8.0.25-15, false, suffixes count before 8.0.26",
        "8.0.25-debug, 8.0.25, false, suffixes count before 8.0.26",
        "8.0.25, 8.0.26, false, another release",
        "8.0.26, 8.0.25, false, another release",
        "8.0.26, 8.0.26-16, true, suffixes do not count from 8.0.26",
        "8.0.27, 8.0.27-18, true, suffixes do not count",
        "8.0.27-18, 8.0.27-debug, true, suffixes do not count",
        "8.0.36-28, 8.0.36, true, suffixes do not count",
        "8.0.36, 8.0.36-28, true, suffixes do not count",
        "8.0.36, 8.0.35, false, another patch before 8.0.37",
        "8.0.36-28, 8.0.37-29, false, one side before 8.0.37",
        "8.0.37-29, 8.0.36-28, false, one side before 8.0.37",
        "8.0.37, 8.0.37-29, true, the same release",
        "8.0.42-33, 8.0.37, true, both from 8.0.37 on",
        "8.0.37, 8.0.42-33, true, in either direction",
        "8.0.41-0ubuntu0.24.04.1, 8.0.41, true, a suffix with numbers",
        "8.0.41-0ubuntu0.24.04.1, 8.0.42, true, both from 8.0.37 on",
        "8.0.41-debug, 8.0.41-asan, true, suffixes do not count",
        "8.1.0, 8.1.0, true, the same release",
        "8.1.0-1, 8.1.0, true, suffixes do not count",
        "8.2.0, 8.1.0, false, another series",
        "8.3.1, 8.3.0, false, no other patches before 8.4",
        "8.4.6, 8.4.3, true, a long-term series",
        "8.4.3, 8.4.6-6, true, in either direction",
        "8.4.6, 8.0.42, false, another series",
        "8.0.42, 8.4.6, false, another series",
        "8.4.0, 8.3.0, false, another series",
        "9.0.0, 8.4.6, false, another series",
        "9.0.1, 9.0.0, true, another patch",
        "9.5.0, 9.4.0, false, innovation releases do not cross",
        "9.7.4-2, 9.7.2, true, another patch",
        "9.7.2-4, 9.7.4-2, true, in either direction",
        "9.7.4, 9.6.0, false, from an innovation release",
        "9.7.4, 8.4.6, false, crossing begins with donors of 9.7",
        "10.7.0, 9.7.4, true, the next long-term release",
        "9.7.4, 10.7.0, false, not backwards",
        "11.7.0, 9.7.4, false, not over one",
        "10.6.0, 9.7.4, false, to an innovation release",
        "10.7.0, 9.6.0, false, from an innovation release",
        "26.10.0, 26.10.3, true, a calendar series",
        "26.10.0, 26.7.0, false, calendar innovation releases do not cross",
        "26.10.0, 9.7.4, false, to a calendar innovation release",
        "28.4.0, 9.7.4, true, the manual's example",
        "28.4.1, 28.4.7, true, a calendar long-term series",
        "28.7.0, 28.4.0, false, to a calendar innovation release",
        "30.4.0, 28.4.3, true, the next calendar long-term release",
        "28.4.3, 30.4.0, false, not backwards",
        "32.4.0, 28.4.3, false, not over one",
        "30.4.0, 9.7.4, false, not over one",
        "28.4.0, 8.4.6, false, crossing begins with donors of 9.7",
    })
    void holdsInEveryEra(String recipient, String donor, boolean accepted, String why) {
        assertThat(VersionMatchRule.accepts(ServerVersion.parse(recipient), ServerVersion.parse(donor)))
                .as(why)
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8.0.25 | before 8.0.26 both version texts must be the same, suffix included",
                "8.0.36 | before 8.0.37 both must be the same release",
                "8.0.37 | 8.0 takes other patch releases of 8.0 from 8.0.37 on",
                "8.3.0 | both must be the same release",
                "8.4.6 | it takes releases of its own series only",
                "9.6.0 | it takes releases of its own series only",
                "9.7.4 | it takes releases of its own series, and of the long-term series right before it from 9.7 on",
            })
    void isToldInWords(String recipient, String words) {
        assertThat(VersionMatchRule.wordsFor(ServerVersion.parse(recipient))).isEqualTo(words);
    }
}
