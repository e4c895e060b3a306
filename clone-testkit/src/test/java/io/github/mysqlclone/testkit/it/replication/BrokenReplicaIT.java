package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.replication.ReplicationTimeoutException;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A replica that has begun to work and then does not keeps its channel, and with it the place to which it has come. */
@Tag(Lane.FULL)
class BrokenReplicaIT {

    @Test
    void goesOnFromItsPlaceInTheFileWhenItsSourceComesBack() throws Exception {
        try (ReplicationScene scene = ReplicationScene.begin(ClonePairSpec.standard())) {
            Replica replica = scene.setup()
                    .position(PositionChoice.FILE)
                    .startOn(scene.recipient().server());
            scene.write(100);
            scene.awaitRow(100);
            scene.donor().kill();
            Await.until(
                    "the receiver to notice",
                    SOON,
                    () -> replica.status().receiver().state() == ThreadState.CONNECTING);

            assertThatExceptionOfType(ReplicationTimeoutException.class)
                    .isThrownBy(() -> replica.awaitRunning(Duration.ofMillis(300)))
                    .withMessageContaining("CONNECTING");

            scene.donor().start();
            scene.recipient().execute(OwnWords.of("STOP REPLICA"));
            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(() -> replica.awaitRunning(SOON))
                    .withMessageContaining("The channel stays as it is");
            scene.recipient().execute(OwnWords.of("START REPLICA"));
            scene.write(101);
            assertThat(replica.awaitCaughtUp(SOON).isRunning()).isTrue();
            scene.awaitRow(101);
        }
    }

    @Test
    void isSaidToBeGoneWhenItIs() throws Exception {
        try (ReplicationScene scene = ReplicationScene.begin(ClonePairSpec.standard())) {
            Replica replica = scene.setup().startOn(scene.recipient().server());
            scene.reset();

            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(replica::status)
                    .withMessageContaining("channel is gone");
        }
    }
}
