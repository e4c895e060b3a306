package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    static Stream<Arguments> goodHosts() {
        return Stream.of(
                argumentSet("name", "db1", "db1:3306"),
                argumentSet("qualified name", "db-1.example.org", "db-1.example.org:3306"),
                argumentSet("international name", "müller.example", "müller.example:3306"),
                argumentSet("underscore", "my_db", "my_db:3306"),
                argumentSet("IPv4", "10.0.0.1", "10.0.0.1:3306"),
                argumentSet("IPv6", "2001:db8::1", "[2001:db8::1]:3306"),
                argumentSet("IPv6 in brackets", "[2001:db8::1]", "[2001:db8::1]:3306"),
                argumentSet("IPv6 loop back", "::1", "[::1]:3306"),
                argumentSet("IPv6 with a zone", "fe80::1%eth0", "[fe80::1%eth0]:3306"),
                argumentSet("IPv4 in IPv6", "::ffff:10.0.0.1", "[::ffff:10.0.0.1]:3306"));
    }

    @ParameterizedTest
    @MethodSource("goodHosts")
    void takesAndPrintsHost(String host, String printed) {
        assertThat(new Address(host, 3306)).hasToString(printed);
    }

    @Test
    void keepsIpv6LiteralsWithoutBrackets() {
        assertThat(new Address("[::1]", 3306)).isEqualTo(new Address("::1", 3306));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "db 1",
                "db1,db2",
                "a@b",
                "db1/x",
                "db1?x",
                "(host=db1)",
                "[]",
                "db\0",
                "%64b1",
                "\uD83D\uDE00"
            })
    void refusesWhatIsNoHost(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address(host, 3306))
                .withMessageStartingWith("host: must be one host name or address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db1:3306", "10.0.0.1:3306", "db1:", ":3306", "2001:::1", "1:2:3", "::1::"})
    void refusesAPortInTheHost(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address(host, 3306))
                .withMessageStartingWith("host: must not hold a port")
                .withMessageContaining("(was '" + host + "')");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3306, 65535})
    void takesPortInRange(int port) {
        assertThat(new Address("db1", port).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65536, Integer.MAX_VALUE})
    void refusesPortOutOfRange(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address("db1", port))
                .withMessage("port: must be within 1 to 65535 (was " + port + ")");
    }
}
