package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.server.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiftOrderTest {

    @Test
    void isTheLatestFirstWithTheEventSchedulerAtTheEnd() {
        Change plugin = new PluginChange(Side.RECIPIENT, "mysql_clone.so");
        Change readOnly = new PersistedChange("super_read_only", "", "ON", "read_only = OFF");
        Change events = new PersistedChange("event_scheduler", "", "OFF", "event_scheduler = ON");
        Change replica = new PersistedChange("skip_replica_start", "", "ON", "");

        List<Note> latestFirst =
                List.of(new Note(4, replica), new Note(3, events), new Note(2, readOnly), new Note(1, plugin));

        assertThat(LiftOrder.of(latestFirst))
                .extracting(Note::change)
                .containsExactly(replica, readOnly, plugin, events);
    }
}
