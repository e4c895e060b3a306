package io.github.mysqlclone.internal.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeOfAttachedCloneTest {

    private static final CloneIdentity OURS = new CloneIdentity("uuid", Clones.SOURCE, Clones.BEGIN);

    private final OutcomeOfAttachedClone rule = new OutcomeOfAttachedClone(CloneKind.REPLACE, OURS);

    @Test
    void doesNotWaitForEverForACloneThatTheServerForgotWhenItDied() {
        assertThat(rule.judge(new StatusReading.NoRow(), Optional.empty()))
                .isEqualTo(new CloneStanding.MaybeNeverBegun(false));
    }

    @Test
    void looksForThePluginThatTheCloneTookAway() {
        assertThat(rule.judge(new StatusReading.NoTables(), Optional.empty()))
                .isEqualTo(new CloneStanding.TablesGone());
    }

    @Test
    void takesAnAbsenceForTheRestart() {
        assertThat(rule.stateWhileAway(Optional.empty())).isEqualTo(CloneState.RESTARTING);
    }

    @Test
    void followsTheRowThatWasThereWhoeversSessionRunsIt() {
        CloneStatus row = Clones.status(OURS, ReportedState.COMPLETED, 77, 0);

        assertThat(rule.judge(new StatusReading.Row(row), Optional.empty()))
                .isEqualTo(new CloneStanding.Completed(row));
    }
}
