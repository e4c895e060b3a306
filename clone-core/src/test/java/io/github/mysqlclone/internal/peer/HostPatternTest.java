package io.github.mysqlclone.internal.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.peer.HostPattern.Match;
import io.github.mysqlclone.internal.peer.HostPattern.Rules;
import io.github.mysqlclone.internal.peer.HostPattern.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a 9.7.4 did with accounts of these hosts at 127.0.0.1, with skip_name_resolve and without, and its like. */
class HostPatternTest {

    private static Match match(String host, String address, boolean looksForNames) {
        return new HostPattern(host).matches(address, new Rules(looksForNames, true));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.%, YES",
        "127.0.0.0/255.0.0.0, YES",
        "127.0.0.0/8, YES",
        "127.0.0.0/255.255.255.0, YES",
        "127.0.0.1/32, YES",
        "127.0.0.1, YES",
        "127.0.0.001, YES",
        "127.%, YES",
        "_27.0.0.1, YES",
        "'', YES",
        "%, YES",
        "localhost, NO",
        "LOCALHOST, NO",
        "loc%, NO",
        "::1, NO",
        "10.0.0.0/8, NO",
        "10.0.0.0/255.0.0.0, NO",
        "128.%, NO",
        "127.0.0.2, NO",
        "127.0.0.1/nonsense, PERHAPS"
    })
    void anAddressIsComparedAsText(String host, Match expected) {
        assertThat(match(host, "127.0.0.1", false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, 127.0.0.1, YES",
        "LOCALHOST, ::1, YES",
        "loc%, 127.0.0.1, YES",
        "db1, 127.0.0.1, NO",
        "db2.example, 10.0.0.2, PERHAPS",
        "%.example, 10.0.0.2, PERHAPS",
        "%.other, 10.0.0.2, PERHAPS",
        "db3.example, 10.0.0.3, PERHAPS",
        "10.0.1.%, 10.0.0.2, NO",
        "fd00::_, fd00::2, YES",
        "FD00:0:0:0:0:0:0:2, fd00::2, YES",
        "fd00::3, fd00::2, NO",
        "10.0.0.0/8, fd00::2, NO"
    })
    void aNameIsComparedWhereTheServerLooksForOne(String host, String address, Match expected) {
        assertThat(match(host, address, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"%, EVERYBODY", "'', EVERYBODY", "10.%, SEVERAL", "10.0.0.0/8, SEVERAL", "10.0.0.2, ONE", "db2, ONE"})
    void theNarrowestCounts(String host, Width width) {
        assertThat(new HostPattern(host).width()).isEqualTo(width);
    }

    /** This JVM may find another name for it than the server. */
    @Test
    void aNameIsTheServersToFind() {
        assertThat(match("localhost.localdomain", "10.0.0.2", true)).isEqualTo(Match.PERHAPS);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, false, NO", "10.0.0.0/8, true, YES", "10.0.0.0/255.0.0.0, false, YES"})
    void aPrefixIsARangeFrom8023On(String host, boolean knowsPrefixes, Match expected) {
        assertThat(new HostPattern(host).matches("10.0.0.2", new Rules(true, knowsPrefixes)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "10.%, 10.0.0.%, true",
        "10.0.0.%, 10.%, false",
        "10.%, 10.%, false",
        "%, 10.%, true",
        "10.%, 10.0.0.2, true",
        "10.0.0.2, 10.%, false",
        "10.0.0.2, 10.0.0.0/8, false",
        "10.0.0.0/8, 10.%, true",
        "10.0.0._, 10.%, false"
    })
    void theLaterTheFirstWildcardTheEarlierTheAccount(String host, String other, boolean expected) {
        assertThat(new HostPattern(host).mayComeAfter(new HostPattern(other))).isEqualTo(expected);
    }
}
