package io.github.mysqlclone.internal.fleet.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is begun on a source that another call may be at work on. */
class FleetLeaseTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ScriptedServer root = new ScriptedServer(this::answer);
    private final NamedLockLease lease =
            new NamedLockLease(ScriptedServer.opener(), root.server(), NamedLockLease.OF_FLEET);
    private boolean answers = true;
    private boolean isFree = true;
    private boolean isKept = true;

    private @Nullable List<Map<String, Object>> answer(String sql) throws SQLException {
        if (!answers) {
            throw new SQLException("gone");
        }
        if (sql.startsWith("SELECT GET_LOCK")) {
            return List.of(Rows.row("taken", isFree ? 1 : 0));
        }
        if (sql.contains("CONNECTION_ID()")) {
            return List.of(Rows.row("ours", isKept));
        }
        return sql.startsWith("SELECT IS_USED_LOCK") ? List.of(Rows.row("holder", 42)) : null;
    }

    @BeforeEach
    void take() {
        assertThat(lease.take()).isEmpty();
    }

    @AfterEach
    void close() {
        lease.close();
    }

    @Test
    void oneThatIsHeldLetsAllBegin() {
        FleetLease held = new FleetLease(lease, Duration.ZERO);

        assertThat(held.isHeld()).isTrue();
        assertThat(held.isLost()).isFalse();
    }

    @Test
    void oneWhoseSessionWasLostIsTakenAgain() {
        isKept = false;

        assertThat(lease.isHeld()).isFalse();
        assertThat(new FleetLease(lease, LONG).isHeld()).isTrue();
    }

    @Test
    void oneThatAnotherCallHasIsLostAtOnce() {
        isKept = false;
        isFree = false;

        FleetLease lost = new FleetLease(lease, LONG);

        assertThat(lost.isHeld()).isFalse();
        assertThat(lost.isAnothers()).isTrue();
        assertThat(lost.isLost()).isTrue();
        assertThat(lost.whyLost()).contains("another call");
    }

    @Test
    void whereNobodyAnswersNothingBeginsAndItIsLostWhenTimeIsUp() {
        answers = false;

        FleetLease patient = new FleetLease(lease, LONG);
        FleetLease impatient = new FleetLease(lease, Duration.ZERO);

        assertThat(patient.isHeld()).isFalse();
        assertThat(patient.isAnothers()).isFalse();
        assertThat(patient.isLost()).isFalse();
        assertThat(impatient.isLost()).isTrue();
        assertThat(impatient.whyLost()).contains("the source did not tell");
    }
}
