package io.github.mysqlclone.internal.preparation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

class UndoDecisionTest {

    private static final AccountChange ACCOUNT = new AccountChange("u", "h", false, "");
    private static final AccountCopy COPY = new AccountCopy(ACCOUNT, "");
    private static final AccountCopy IN_DIRECTORY = new AccountCopy(ACCOUNT, "/copy");
    private static final PluginChange PLUGIN = new PluginChange(Side.DONOR, "mysql_clone.so");
    private static final PersistedChange QUARANTINE = new PersistedChange("super_read_only", "", "ON", "");

    @Test
    void afterSuccessTheQuarantineStaysAndWhatIsKept() {
        Preparation nothingKept = Preparation.nothing();
        Preparation pluginKept = nothingKept.keep(PreparationPart.PLUGIN);

        assertThat(UndoDecision.completed(QUARANTINE, nothingKept)).isEqualTo(UndoDecision.HOLD);
        assertThat(UndoDecision.completed(PLUGIN, nothingKept)).isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.completed(PLUGIN, pluginKept)).isEqualTo(UndoDecision.FORGET);
        assertThat(UndoDecision.completed(PLUGIN, nothingKept.keepOn(Side.RECIPIENT, PreparationPart.PLUGIN)))
                .isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.completed(COPY, nothingKept)).isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.completed(IN_DIRECTORY, nothingKept)).isEqualTo(UndoDecision.LEAVE);
    }

    @Test
    void afterAFailureAllIsPutBack() {
        assertThat(UndoDecision.failed(QUARANTINE, RecipientData.DROPPED)).isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.failed(PLUGIN, RecipientData.UNTOUCHED)).isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.failed(ACCOUNT, RecipientData.UNTOUCHED)).isEqualTo(UndoDecision.PUT_BACK);
    }

    @Test
    void theAccountCameAlongOnlyWithTheDonorsData() {
        assertThat(UndoDecision.failed(COPY, RecipientData.UNTOUCHED)).isEqualTo(UndoDecision.FORGET);
        assertThat(UndoDecision.failed(COPY, RecipientData.DROPPED)).isEqualTo(UndoDecision.FORGET);
        assertThat(UndoDecision.failed(COPY, RecipientData.REPLACED)).isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.failed(COPY, RecipientData.UNKNOWN)).isEqualTo(UndoDecision.PUT_BACK);
        assertThat(UndoDecision.failed(IN_DIRECTORY, RecipientData.UNKNOWN)).isEqualTo(UndoDecision.FORGET);
    }
}
