package io.github.mysqlclone.testkit.it.replication;

import static io.github.mysqlclone.testkit.it.replication.ReplicationScene.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ReplicationFailedException;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The donor has had GTIDs only since the clone: by them it would send nothing of what it wrote in between. */
@Tag(Lane.FULL)
class GtidsSinceTheCloneIT {

    @Test
    void followsByFileSoThatNothingIsLacking() throws Exception {
        try (ReplicationScene scene = ReplicationScene.begin(ClonePairSpec.standard()
                .both(spec -> spec.option("gtid_mode", "OFF").option("enforce_gtid_consistency", "OFF")))) {
            scene.write(100);
            switchOn(scene.donor(), "ON");
            scene.write(101);
            switchOn(scene.recipient(), "ON_PERMISSIVE");

            assertThatExceptionOfType(ReplicaRefusedException.class)
                    .isThrownBy(() -> scene.setup()
                            .position(PositionChoice.GTID)
                            .startOn(scene.recipient().server()))
                    .withMessageContaining("GTID_MODES")
                    .withMessageContaining("position(FILE)");
            assertThatExceptionOfType(ReplicationFailedException.class)
                    .isThrownBy(() -> scene.setup().startOn(scene.recipient().server()))
                    .withMessageContaining("anonymous")
                    .withMessageContaining("ON_PERMISSIVE on the source");
            scene.donor().execute("SET GLOBAL gtid_mode = ON_PERMISSIVE");

            ReplicaStatus status =
                    scene.setup().startOn(scene.recipient().server()).awaitCaughtUp(SOON);

            assertThat(status.autoPosition()).isFalse();
            assertThat(scene.rows()).isEqualTo("12");
        }
    }

    private static void switchOn(TestServer server, String last) throws SQLException {
        server.execute(
                "SET GLOBAL enforce_gtid_consistency = ON",
                "SET GLOBAL gtid_mode = OFF_PERMISSIVE",
                "SET GLOBAL gtid_mode = ON_PERMISSIVE");
        if (!last.equals("ON_PERMISSIVE")) {
            server.execute("SET GLOBAL gtid_mode = " + last);
        }
    }
}
