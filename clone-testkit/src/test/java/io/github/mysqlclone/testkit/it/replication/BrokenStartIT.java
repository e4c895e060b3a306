package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import org.junit.jupiter.api.Test;

/** A replica that has begun to work fails before anybody has looked at it. */
class BrokenStartIT {

    @Test
    void keepsThePlaceInTheFileToWhichItHasCome() throws Exception {
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
                    () -> replica.status().receiver().lastError().isPresent());

            assertThatExceptionOfType(ReplicationException.class)
                    .isThrownBy(() -> replica.awaitRunning(SOON))
                    .withMessageContaining("its channel stays, stopped");

            ReplicaStatus left = ReplicaStatus.read(scene.recipient().server()).get(0);
            assertThat(left.applier().isRunning()).isFalse();
            scene.donor().start();
            scene.recipient().execute("START REPLICA");
            scene.write(101);
            scene.awaitRow(101);
        }
    }
}
