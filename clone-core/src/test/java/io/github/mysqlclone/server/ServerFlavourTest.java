package io.github.mysqlclone.server;

import static io.github.mysqlclone.server.ServerFlavour.MARIADB;
import static io.github.mysqlclone.server.ServerFlavour.MYSQL;
import static io.github.mysqlclone.server.ServerFlavour.OTHER;
import static io.github.mysqlclone.server.ServerFlavour.PERCONA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServerFlavourTest {

    static Stream<Arguments> servers() {
        return Stream.of(
                argumentSet("Oracle's build", "9.7.4", "MySQL Community Server - GPL", MYSQL),
                argumentSet("enterprise build", "8.0.36-commercial", "MySQL Enterprise Server - Commercial", MYSQL),
                argumentSet("Debian", "9.7.4-2", "(Debian)", MYSQL),
                argumentSet("Ubuntu", "8.0.41-0ubuntu0.24.04.1", "(Ubuntu)", MYSQL),
                argumentSet("own build", "8.0.27-debug", "Source distribution", MYSQL),
                argumentSet("Percona", "8.0.36-28", "Percona Server (GPL), Release 28, Revision 47601f19", PERCONA),
                argumentSet("MariaDB", "10.11.19-MariaDB", "mariadb.org binary distribution", MARIADB),
                argumentSet("MariaDB by version only", "11.8.2-MariaDB-log", "", MARIADB),
                argumentSet("MariaDB by comment only", "10.6.16", "MariaDB Server", MARIADB),
                argumentSet("MariaDB of Debian", "5.5.5-10.11.19-MariaDB-0+deb12u1", "Debian 12", MARIADB),
                argumentSet("TiDB", "8.0.11-TiDB-v7.5.0", "TiDB Server (Apache License 2.0)", OTHER),
                argumentSet("Vitess", "8.0.30-Vitess", "", OTHER),
                argumentSet("OceanBase", "5.7.25-OceanBase-v4.2.1", "", OTHER));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void isRecognised(String version, String comment, ServerFlavour flavour) {
        assertThat(ServerFlavour.recognise(version, comment)).isEqualTo(flavour);
    }

    @Test
    void onlyMySqlAndPerconaHaveThePlugin() {
        assertThat(Arrays.stream(ServerFlavour.values()).filter(ServerFlavour::hasClonePlugin))
                .containsExactly(MYSQL, PERCONA);
    }
}
