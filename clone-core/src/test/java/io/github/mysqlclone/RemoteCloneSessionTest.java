package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** When a spec opens a session, and what the session does before it connects. */
class RemoteCloneSessionTest {

    private static final String SECRET = "G3heim";
    private static final Account AFTER = Account.of("after", SECRET);
    private static final MySqlServer SERVER = MySqlServer.at("db2", 3306).login("admin", SECRET);
    private static final RemoteCloneSpec SPEC = CloneSpec.remote("DB1", 3307);

    @Test
    void needsADonorAccountForASession() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SPEC.donorServer(SERVER).openSession(SERVER))
                .withMessage("openSession: donorAccount(user, password) is missing");
    }

    @Test
    void needsAnAddressForAnotherAccountAfterTheRestart() {
        RemoteCloneSpec spec = SPEC.donorAccount("clone", SECRET).accountAfterRestart(AFTER);
        MySqlServer pool = MySqlServer.dataSource(unusableDataSource());

        assertThatIllegalStateException()
                .isThrownBy(() -> spec.openSession(pool))
                .withMessageContaining("accountAfterRestart needs a recipient given by host and port")
                .withMessageContaining("serverAfterRestart");
        try (CloneSession session = spec.openSession(SERVER)) {
            assertThat(session).isNotNull();
        }
    }

    @Test
    void opensASessionOnADataSourceWithoutConnecting() {
        RemoteCloneSpec spec = SPEC.donorAccount("clone", SECRET).serverAfterRestart(SERVER);

        try (CloneSession session = spec.openSession(MySqlServer.dataSource(unusableDataSource()))) {
            assertThat(session).isNotNull();
        }
    }

    @Test
    void sessionRefusesWorkOnceClosedAndMayBeClosedAgain() {
        CloneSession session = SPEC.donorAccount("clone", SECRET).openSession(SERVER);

        session.close();
        session.close();

        assertThatIllegalStateException().isThrownBy(session::preflight).withMessage("the session is closed");
        assertThatIllegalStateException().isThrownBy(session::run).withMessage("the session is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> session.onProgress(progress -> {}))
                .withMessage("the session is closed");
    }

    private static DataSource unusableDataSource() {
        return mock(DataSource.class, call -> {
            throw new AssertionError("Nobody may call " + call);
        });
    }
}
