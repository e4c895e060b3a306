package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.replication.ReplicationVariables.GtidMode;
import io.github.mysqlclone.replication.PositionChoice;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicationObstaclesTest {

    private static final String SOURCE = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final String COPY = "bbbbbbbb-0000-0000-0000-000000000002";

    private GtidMode modeOfCopy = GtidMode.ON;
    private GtidSet executed = GtidSet.empty();
    private Optional<String> file = Optional.of("binlog.000003");
    private PositionChoice position = PositionChoice.AS_THE_SERVERS_ALLOW;

    private boolean byGtid() {
        ReplicaSetup setup = ReplicaSetup.from(
                        new BinlogCoordinates(file, file.isPresent() ? 157 : 0, executed, Optional.of(SOURCE)))
                .source("db1", 3306)
                .account("replicator", "secret")
                .position(position);
        GtidSet ofSource = GtidSet.parse(SOURCE + ":1-10");
        return new ReplicationObstacles(
                        setup.plan(),
                        new ReplicationVariables(COPY, "2", modeOfCopy, true, false, executed, GtidSet.empty()),
                        List.of(),
                        new ReplicationVariables(SOURCE, "1", GtidMode.ON, true, false, ofSource, GtidSet.empty()),
                        Optional.empty())
                .byGtid();
    }

    @Test
    void goByGtidWhereBothHaveThem() {
        executed = GtidSet.parse(SOURCE + ":1-7");

        assertThat(byGtid()).isTrue();
    }

    @Test
    void goByFileWhereTheCopyTakesNoGtid() {
        modeOfCopy = GtidMode.OFF;

        assertThat(byGtid()).isFalse();
    }

    @Test
    void goByFileWhereTheSourceHasGtidsOnlySinceTheClone() {
        assertThat(byGtid()).as("what it wrote before that would be lacking").isFalse();
    }

    @Test
    void goByGtidWhereThereIsNothingElse() {
        file = Optional.empty();

        assertThat(byGtid()).isTrue();
    }

    @Test
    void goByWhatWasAskedFor() {
        position = PositionChoice.GTID;
        assertThat(byGtid()).isTrue();

        executed = GtidSet.parse(SOURCE + ":1-7");
        position = PositionChoice.FILE;
        assertThat(byGtid()).isFalse();
    }
}
