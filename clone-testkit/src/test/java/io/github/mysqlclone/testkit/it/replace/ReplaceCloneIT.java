package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.GtidSet;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaceCloneIT {

    @Test
    void replacesASupervisedRecipientAndReturnsTheDonorsCoordinates() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            Servers.fill(pair.donor(), "shop", 500);
            List<CloneProgress> heard = new ArrayList<>();

            CloneResult result;
            try (CloneSession session = Servers.fromDonorOf(pair).openSession(Servers.recipient(pair))) {
                session.onProgress(heard::add);
                System.err.println(session.preflight());
                result = session.run();
            }
            System.err.println(result);

            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("500");
            assertThat(result.kind()).isEqualTo(CloneKind.REPLACE);
            assertThat(result.stages()).hasSize(7).allMatch(stage -> stage.state() == ReportedState.COMPLETED);
            assertThat(result.restartTime()).isPresent();
            assertThat(result.warnings()).isEmpty();
            BinlogCoordinates coordinates = result.coordinates().orElseThrow();
            assertThat(coordinates.file()).contains(Sql.value(pair.donor(), "SHOW BINARY LOG STATUS"));
            assertThat(coordinates.gtidExecuted())
                    .isEqualTo(GtidSet.parse(String.valueOf(Sql.value(pair.donor(), "SELECT @@gtid_executed"))));
            assertThat(heard).extracting(CloneProgress::state).contains(CloneState.RUNNING, CloneState.COMPLETED);
        }
    }
}
