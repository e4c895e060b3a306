package io.github.mysqlclone.internal.preparing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.change.AccountChange;
import io.github.mysqlclone.internal.change.AccountCopy;
import io.github.mysqlclone.internal.change.PersistedChange;
import io.github.mysqlclone.internal.change.PluginChange;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

class UndoRuleTest {

    private static final AccountChange ACCOUNT = new AccountChange("u", "h", false, "");
    private static final AccountCopy COPY = new AccountCopy(ACCOUNT, "");
    private static final AccountCopy IN_DIRECTORY = new AccountCopy(ACCOUNT, "/copy");
    private static final PluginChange PLUGIN = new PluginChange(Side.DONOR, "mysql_clone.so");
    private static final PersistedChange QUARANTINE = new PersistedChange("super_read_only", "", "ON", "");

    @Test
    void afterSuccessTheQuarantineStaysAndWhatIsKept() {
        Preparation nothingKept = Preparation.nothing();
        Preparation pluginKept = nothingKept.keep(PreparationPart.PLUGIN);

        assertThat(UndoRule.completed(QUARANTINE, nothingKept)).isEqualTo(UndoRule.HOLD);
        assertThat(UndoRule.completed(PLUGIN, nothingKept)).isEqualTo(UndoRule.PUT_BACK);
        assertThat(UndoRule.completed(PLUGIN, pluginKept)).isEqualTo(UndoRule.FORGET);
        assertThat(UndoRule.completed(COPY, nothingKept)).isEqualTo(UndoRule.PUT_BACK);
        assertThat(UndoRule.completed(IN_DIRECTORY, nothingKept)).isEqualTo(UndoRule.LEAVE);
    }

    @Test
    void afterAFailureAllIsPutBack() {
        assertThat(UndoRule.failed(QUARANTINE, RecipientData.DROPPED)).isEqualTo(UndoRule.PUT_BACK);
        assertThat(UndoRule.failed(PLUGIN, RecipientData.UNTOUCHED)).isEqualTo(UndoRule.PUT_BACK);
        assertThat(UndoRule.failed(ACCOUNT, RecipientData.UNTOUCHED)).isEqualTo(UndoRule.PUT_BACK);
    }

    @Test
    void theAccountCameAlongOnlyWithTheDonorsData() {
        assertThat(UndoRule.failed(COPY, RecipientData.UNTOUCHED)).isEqualTo(UndoRule.FORGET);
        assertThat(UndoRule.failed(COPY, RecipientData.DROPPED)).isEqualTo(UndoRule.FORGET);
        assertThat(UndoRule.failed(COPY, RecipientData.REPLACED)).isEqualTo(UndoRule.PUT_BACK);
        assertThat(UndoRule.failed(COPY, RecipientData.UNKNOWN)).isEqualTo(UndoRule.PUT_BACK);
        assertThat(UndoRule.failed(IN_DIRECTORY, RecipientData.UNKNOWN)).isEqualTo(UndoRule.FORGET);
    }
}
