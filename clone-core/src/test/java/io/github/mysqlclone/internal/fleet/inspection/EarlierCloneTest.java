package io.github.mysqlclone.internal.fleet.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.internal.ledger.LedgerHead;
import io.github.mysqlclone.progress.ReportedState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nobody else's clone is followed, or ended with the fleet. */
class EarlierCloneTest {

    private static final LedgerHead NOTED = new LedgerHead(CloneKind.REPLACE, "uuid-2", "uuid-1");

    private static CloneStatus running(String source, String destination) {
        return new CloneStatus(
                new CloneIdentity("uuid-2", source, Instant.EPOCH),
                ReportedState.IN_PROGRESS,
                12,
                destination,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Optional<String> objection(Optional<LedgerHead> noted, CloneStatus running) {
        return new EarlierClone("UUID-2", noted, Set.of("DB1:3306", "db3:3306")).objection(running);
    }

    @Test
    void theOneThatIsNotedIsOurs() {
        assertThat(objection(Optional.of(NOTED), running("db1:3306", "LOCAL INSTANCE")))
                .isEmpty();
        assertThat(objection(Optional.of(NOTED), running("db3:3306", "LOCAL INSTANCE")))
                .isEmpty();
    }

    @Test
    void oneOfAnotherServerOrOfNoLedgerIsNot() {
        LedgerHead another = new LedgerHead(CloneKind.REPLACE, "uuid-9", "uuid-1");

        assertThat(objection(Optional.of(another), running("db1:3306", "LOCAL INSTANCE")))
                .isPresent();
        assertThat(objection(Optional.empty(), running("db1:3306", "LOCAL INSTANCE")))
                .isPresent();
    }

    @Test
    void oneFromElsewhereOrToElsewhereIsNot() {
        assertThat(objection(Optional.of(NOTED), running("db9:3306", "LOCAL INSTANCE")))
                .hasValueSatisfying(why -> assertThat(why).contains("from db9:3306", "its donor is none of the fleet"));
        assertThat(objection(Optional.of(NOTED), running("db1:3306", "/backups/db1")))
                .hasValueSatisfying(why -> assertThat(why).contains("/backups/db1"));
        assertThat(objection(Optional.of(NOTED), running("LOCAL INSTANCE", "/backups/db1")))
                .isPresent();
    }
}
