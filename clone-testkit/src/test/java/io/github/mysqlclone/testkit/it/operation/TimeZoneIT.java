package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server writes down the times of a clone without their zone, in its session's or its system's. */
@Tag(Lane.FULL)
class TimeZoneIT {

    private static final Duration LEEWAY = Duration.ofSeconds(2);

    private final TimeZone here = TimeZone.getDefault();

    @AfterEach
    void comeHome() {
        TimeZone.setDefault(here);
    }

    @ParameterizedTest
    @CsvSource({"+13:00, -11:30, Asia/Kathmandu", "-09:30, +05:45, America/St_Johns"})
    void timesAreRightWhateverTheZonesOfServersAndClient(String donors, String recipients, String clients) {
        TimeZone.setDefault(TimeZone.getTimeZone(clients));
        ClonePairSpec zones = ClonePairSpec.standard()
                .donor(server -> server.option("default_time_zone", donors))
                .recipient(server -> server.option("default_time_zone", recipients));
        try (ClonePair pair = zones.start()) {
            Instant before = Instant.now();

            CloneResult result = Servers.run(Servers.fromDonorOf(pair), Servers.recipient(pair));

            Instant after = Instant.now();
            assertThat(result.begin()).isBetween(before.minus(LEEWAY), after);
            assertThat(result.end()).isBetween(result.begin(), after.plus(LEEWAY));
            assertThat(result.stages())
                    .allSatisfy(stage -> assertThat(lengthOf(stage))
                            .isBetween(
                                    Duration.ZERO,
                                    Duration.between(before, after).plus(LEEWAY)));
            assertThat(CloneStatus.read(Servers.recipient(pair)).orElseThrow().identity())
                    .isEqualTo(result.identity());
        }
    }

    private static Duration lengthOf(StageProgress stage) {
        return stage.duration().orElseThrow();
    }
}
