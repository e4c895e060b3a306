package io.github.mysqlclone.testkit.it.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaRefusedException;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class PurgedSourceIT {

    @Test
    void saysWhichTransactionsTheSourceNoLongerHas() throws SQLException {
        try (ReplicationScene scene = ReplicationScene.begin(ClonePairSpec.standard())) {
            List<String> before = scene.replication();
            scene.write(1001);
            scene.write(1002);
            String uuid = String.valueOf(Sql.value(scene.donor(), "SELECT @@server_uuid"));
            long lost =
                    scene.result().coordinates().orElseThrow().gtidExecuted().count() + 1;
            scene.donor().execute("FLUSH BINARY LOGS");
            String current = Sql.row(scene.donor(), OwnWords.of("SHOW BINARY LOG STATUS"))
                    .get(0);
            scene.donor().execute("PURGE BINARY LOGS TO '" + current + "'");

            assertThatExceptionOfType(ReplicaRefusedException.class)
                    .isThrownBy(() -> scene.setup().startOn(scene.recipient().server()))
                    .withMessageContaining("purged 2 transactions that the copy lacks: " + uuid + ":" + lost)
                    .satisfies(refusal -> assertThat(refusal.obstacles())
                            .extracting(Obstacle::kind)
                            .containsExactly(ObstacleKind.SOURCE_PURGED));
            assertThat(scene.setup()
                            .position(PositionChoice.FILE)
                            .obstaclesOn(scene.recipient().server()))
                    .extracting(Obstacle::kind)
                    .containsExactly(ObstacleKind.BINLOG_FILE_GONE);
            assertThat(scene.replication()).isEqualTo(before);
        }
    }
}
