package io.github.mysqlclone.testkit.process.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionLineTest {

    @ParameterizedTest
    @CsvSource({
        "mysqld  Ver 8.0.17 for Linux on x86_64 (MySQL Community Server - GPL), 8.0.17",
        "/usr/sbin/mysqld  Ver 8.0.36-28 for Linux on x86_64 (Percona Server (GPL)), 8.0.36",
        "/usr/sbin/mysqld  Ver 9.7.4-2 for Linux on aarch64 ((Debian)), 9.7.4",
        "mysqld  Ver 26.1.0 for Linux on x86_64, 26.1.0",
    })
    void findsTheVersionOfAServerThatCanClone(String text, String version) {
        VersionLine line = new VersionLine(text);

        assertThat(line.version()).isEqualTo(version);
        assertThat(line.objection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysqld  Ver 5.7.44 for Linux", "mysqld  Ver 8.0.16 for Linux", FakeMysqld.MARIADB})
    void objectsToWhatCannotClone(String text) {
        assertThat(new VersionLine(text).objection().orElseThrow()).contains("(" + text + ")");
    }
}
