package io.github.mysqlclone.testkit.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a directory clone that fails before its first file came has left, and what one that was refused has not. */
@Tag(Lane.FULL)
class LeftDirectoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ClonePair pair = ClonePair.create();
    private final Path directory = Path.of(pair.recipient().workDirectory(), "copy");

    @BeforeEach
    void letNoDonorWaitForALostClone() throws SQLException {
        Servers.waitForLostClones(pair.donor(), 0);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void namesADirectoryThatWasMadeBeforeTheFirstFileCame() throws Exception {
        NetworkLink link = pair.network().betweenServers();
        link.delay(Duration.ofSeconds(2));
        RemoteCloneSpec slowlyAnswered = CloneSpec.remote(link.host(), link.port())
                .donorAccount(pair.donorAccount())
                .donorServer(pair.donor().server(pair.donorAccount()))
                .dataDirectory(directory.toString());

        try (CloneSession session = slowlyAnswered.openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            Await.until("the directory", SOON, () -> Files.exists(directory));
            pair.donor().execute("SET GLOBAL offline_mode = ON");
            link.delay(Duration.ZERO);
            CloneFailedException failed = catchThrowableOfType(CloneFailedException.class, () -> operation.await(SOON));

            assertThat(failed.failure().stage()).contains(Stage.DROP_DATA);
            assertThat(failed.failure().leftovers())
                    .singleElement()
                    .satisfies(left ->
                            assertThat(left.what()).isEqualTo("the directory " + directory + ", if it was made"));
        }
    }

    @Test
    void namesNoDirectoryThatARefusedCloneHasNotMade() throws SQLException {
        pair.donor().execute("SET GLOBAL offline_mode = ON");
        RemoteCloneSpec spec = Servers.without(Servers.fromDonorOf(pair), CheckId.DONOR_PRIVILEGES)
                .donorServer(pair.donor().server())
                .dataDirectory(directory.toString());

        CloneFailedException failed =
                catchThrowableOfType(CloneFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));

        CloneFailure failure = failed.failure();
        assertThat(failure.error().orElseThrow().number()).isEqualTo(3862);
        assertThat(failure.stage()).isEmpty();
        assertThat(failure.leftovers()).isEmpty();
        assertThat(directory).doesNotExist();
    }
}
