package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ProcessBackend;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
class DiskEstimateIT {

    private static final Pattern SIZE = Pattern.compile("(?:needs|size is) ([0-9.]+) MiB");

    /** The server counts its file ib_buffer_pool, too, of which SQL shows nothing: kibibytes. */
    private static final double BUFFER_POOL_DUMP = 0.1;

    private static final long BYTES = 40 << 20;

    @Test
    void estimatesWhatTheServerNamesWhenTheRoomIsTooSmall() throws SQLException {
        assumeTrue(new ProcessBackend().supports(FaultKind.SMALL_DISK), "this machine allows no mounts in a namespace");
        ClonePairSpec servers = ClonePairSpec.standard().recipient(server -> server.smallDisk(BYTES));
        try (ClonePair pair = servers.start()) {
            Servers.fill(pair.donor(), "shop", 5000);
            RemoteCloneSpec spec =
                    Servers.fromDonorOf(pair).dataDirectory(pair.recipient().workDirectory() + "/copy");

            ServerError error = catchThrowableOfType(
                            CloneFailedException.class,
                            () -> Servers.run(Servers.without(spec, CheckId.DISK_SPACE), Servers.recipient(pair)))
                    .failure()
                    .error()
                    .orElseThrow();

            assertThat(error.number()).isEqualTo(3873);
            PreflightPolicy probing =
                    PreflightPolicy.standard().diskSpaceProbe(SmallDiskProbe.of(pair.recipient(), BYTES));
            assertThat(size(finding(spec.preflightPolicy(probing), pair).message()))
                    .isCloseTo(size(error.message()), within(BUFFER_POOL_DUMP));
        }
    }

    private static Finding finding(RemoteCloneSpec spec, ClonePair pair) {
        try (CloneSession session = spec.openSession(Servers.recipient(pair))) {
            return session.preflight()
                    .result(CheckId.DISK_SPACE)
                    .orElseThrow()
                    .findings()
                    .get(0);
        }
    }

    private static double size(String message) {
        Matcher matcher = SIZE.matcher(message);
        assertThat(matcher.find()).as(message).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
