package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerProcessTest {

    /** Asked first at 5000, when it had been up for 1000 seconds. */
    @ParameterizedTest(name = "at {0}, up {1} s: the same process {2}")
    @CsvSource({
        "5000, 1000, true",
        "8600, 4600, true",
        // The clock was set back, by 2 seconds, by 900, by more than it has been up.
        "8598, 4598, true",
        "4100, 100, true",
        "3900, 18446744073709551516, true",
        // It was set forward.
        "99999, 95999, true",
        "8600, 3, false",
        "5000, 0, false",
        "8600, 4599, false",
    })
    void isKnownByItsBeginningWhateverWasDoneToTheClock(long now, String uptime, boolean isSame) {
        ServerProcess before = ServerProcess.begunAt(5000, "1000");

        assertThat(ServerProcess.begunAt(now, uptime).equals(before)).isEqualTo(isSame);
    }
}
