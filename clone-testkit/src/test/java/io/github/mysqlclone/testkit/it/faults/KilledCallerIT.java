package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.CloningJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that cloned is killed in mid-clone: the server goes on, and another process takes it up. */
@Tag(Lane.FULL)
class KilledCallerIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void isSucceededByAnotherProcessThatSeesTheSameCloneComplete()
            throws SQLException, IOException, InterruptedException {
        try (ClonePair pair = SlowCloneData.newPair()) {
            Servers.fill(pair.recipient(), "old", 10);
            Servers.fill(pair.donor(), "shop", 10);
            Servers.copyEvenly(pair.recipient());
            pair.network().betweenServers().limit(5 << 20);
            try (ChildJvm cloning = CloningJvm.start(pair, folder.resolve("output"))) {
                Await.until("the file copy", SOON, () -> isCopying(pair));
                cloning.handle().destroyForcibly();
                cloning.awaitExit();
            }
            Servers.hurry(pair);

            CloneOperation operation = CloneOperation.attach(Servers.recipient(pair), AttachOptions.defaults())
                    .orElseThrow();
            CloneResult result = operation.await(SOON).orElseThrow();

            assertThat(result.coordinates()).isPresent();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    private static boolean isCopying(ClonePair pair) {
        return CloneStatus.read(Servers.recipient(pair)).stream()
                .flatMap(status -> status.stages().stream())
                .anyMatch(stage -> stage.stage() == Stage.FILE_COPY && stage.state() == ReportedState.IN_PROGRESS);
    }
}
