package io.github.mysqlclone.internal.watch;

import static io.github.mysqlclone.internal.outcome.Clones.OURS;
import static io.github.mysqlclone.internal.outcome.Clones.stage;
import static io.github.mysqlclone.progress.ReportedState.COMPLETED;
import static io.github.mysqlclone.progress.ReportedState.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.Clones;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final ScriptedServer server = new ScriptedServer(sql -> null);
    private final Cancellation cancellation = new Cancellation(
            new RecipientKillQuery(Duration.ofSeconds(30)), DonorSessions.unknown(ScriptedServer.opener()));

    private void pursue(CloneState state, StageProgress... stages) {
        cancellation.pursue(
                server.open(),
                new CloneStanding.Wait(state, Optional.of(Clones.status(OURS, IN_PROGRESS, 12, 0, List.of(stages)))),
                0);
    }

    @Test
    void killsTheCloneThatCopies() {
        pursue(CloneState.RUNNING, stage(Stage.FILE_COPY, IN_PROGRESS));

        assertThat(server.statements()).contains("KILL QUERY 12");
        assertThat(cancellation.isSent()).isTrue();
    }

    @Test
    void killsTheCloneThatSyncsItsFiles() {
        pursue(CloneState.RUNNING, stage(Stage.REDO_COPY, COMPLETED), stage(Stage.FILE_SYNC, IN_PROGRESS));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    /** The session's next statement may be another one's, if a pool has the connection back. */
    @Test
    void leavesACloneAloneThatIsPastItsCopy() {
        pursue(CloneState.RESTARTING, stage(Stage.FILE_SYNC, IN_PROGRESS));
        pursue(CloneState.RECOVERING);
        pursue(CloneState.RUNNING, stage(Stage.FILE_SYNC, COMPLETED));

        assertThat(server.count("KILL")).isZero();
        assertThat(cancellation.isSent()).isFalse();
    }
}
