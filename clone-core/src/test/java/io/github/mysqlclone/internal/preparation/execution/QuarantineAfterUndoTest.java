package io.github.mysqlclone.internal.preparation.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A copy in quarantine is opened to drop the account that was copied: whether it is closed again is looked at afterwards. */
class QuarantineAfterUndoTest {

    private static final CloneResult COMPLETED = new CloneResult(
            new CloneIdentity(ScriptedServer.UUID, "db1:3306", Instant.EPOCH),
            CloneKind.REPLACE,
            Optional.empty(),
            Instant.EPOCH,
            List.of(),
            Optional.empty(),
            List.of());

    /** A server that is closed, and whose connection breaks at one statement. */
    private static final class Closed implements ScriptedServer.Script {

        private final String breaksAt;
        private boolean isClosed = true;
        private boolean isBroken;

        Closed(String breaksAt) {
            this.breaksAt = breaksAt;
        }

        @Override
        public void admit() {
            isBroken = false;
        }

        @Override
        public @Nullable List<Map<String, Object>> answer(String sql) throws SQLException {
            isBroken |= sql.startsWith(breaksAt);
            if (isBroken) {
                throw new SQLException("Communications link failure", "08S01", 0);
            }
            if (sql.startsWith("SET GLOBAL super_read_only")) {
                isClosed = sql.endsWith("ON");
            }
            if (sql.equals("SELECT @@GLOBAL.super_read_only")) {
                return List.of(Rows.row("value", isClosed));
            }
            if (sql.startsWith("SHOW GLOBAL VARIABLES WHERE Variable_name = 'super_read_only'")) {
                return List.of(Rows.row("name", "super_read_only", "value", isClosed ? "ON" : "OFF"));
            }
            return sql.contains("SELECT @@SESSION.") ? List.of(Rows.row("value", 1)) : null;
        }
    }

    private static CloneResult completed(ScriptedServer recipient) throws PreparationRun.Refused {
        PreparationRun run = PreparationRun.begin(
                CloneSpec.remote("db1", 3306).donorAccount("clone", "pw").replaceData(),
                new PreparedServers(
                        ScriptedServer.opener(),
                        new NetworkLimits(Duration.ofSeconds(5), Duration.ofSeconds(5)),
                        recipient.server(),
                        recipient.server(),
                        ScriptedServer.UUID,
                        Optional.empty(),
                        Optional.empty()));
        run.make(
                List.of(
                        new PersistedChange("super_read_only", "", "ON", ""),
                        new AccountCopy(new AccountChange("mysql_clone_1", "%", true, "{}"), "")),
                Optional.empty(),
                () -> false);
        return run.completed(COMPLETED);
    }

    @Test
    void isInForceWhereTheServerWasClosedAgain() throws PreparationRun.Refused {
        ScriptedServer recipient = new ScriptedServer(new Closed("nothing"));

        CloneResult result = completed(recipient);

        assertThat(recipient.statements())
                .containsSubsequence("SET GLOBAL super_read_only = OFF", "SET GLOBAL super_read_only = ON");
        assertThat(result.quarantine())
                .hasValueSatisfying(held -> assertThat(held.notInForce()).isEmpty());
        assertThat(result.leftovers()).isEmpty();
    }

    @Test
    void isNotInForceWhereTheConnectionBrokeWhileItWasOpen() throws PreparationRun.Refused {
        ScriptedServer recipient = new ScriptedServer(new Closed("DROP USER"));

        CloneResult result = completed(recipient);

        assertThat(recipient.statements()).contains("SET GLOBAL super_read_only = OFF");
        assertThat(result.quarantine())
                .hasValueSatisfying(held -> assertThat(held.notInForce()).containsExactly("super_read_only"));
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning).contains("not in force"));
        assertThat(result.leftovers()).hasSize(1);
    }
}
