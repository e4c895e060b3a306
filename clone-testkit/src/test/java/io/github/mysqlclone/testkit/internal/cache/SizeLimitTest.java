package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeLimitTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "17, 17", "2K, 2048", "3m, 3145728", "4G, 4294967296", "' 1G ', 1073741824"})
    void readsBytesAndTheirMultiples(String text, long bytes) {
        assertThat(SizeLimit.TEMPLATES.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "4T", "4 G", "much", "1.5G", "9999999999999"})
    void refusesAnythingElse(String text) {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> SizeLimit.TEMPLATES.parse(text))
                .withMessageContaining(SizeLimit.TEMPLATES.setting())
                .withMessageContaining("'" + text + "'");
    }

    @Test
    void is4GibibytesUnlessSet() {
        assertThat(SizeLimit.TEMPLATES.ofThisProcess()).isEqualTo(4L << 30);
    }
}
