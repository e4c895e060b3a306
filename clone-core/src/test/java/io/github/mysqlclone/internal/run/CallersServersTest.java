package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.Side;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A DataSource that chooses by thread, and fails now and then: what it leads to elsewhere is never taken for the caller's. */
class CallersServersTest {

    private static final String ELSEWHERE = "cccccccc-0000-0000-0000-000000000003";
    private static final int NEVER = 0;

    private final ScriptedServer elsewhere = serverWith(ELSEWHERE);

    private static ScriptedServer serverWith(String uuid) {
        return new ScriptedServer(sql -> sql.startsWith("SELECT @@GLOBAL.server_uuid")
                ? List.of(Rows.row("uuid", uuid, "version", "9.7.4", "comment", ""))
                : sql.equals("SHOW GLOBAL VARIABLES")
                        ? List.of(
                                Rows.row("name", "server_uuid", "value", uuid),
                                Rows.row("name", "version", "value", "9.7.4"))
                        : null);
    }

    /** Leads this thread to one server and all others to another; the connection of this number fails there. */
    private static MySqlServer byThread(ScriptedServer here, ScriptedServer there, int failing) {
        Thread caller = Thread.currentThread();
        AtomicInteger connections = new AtomicInteger();
        DataSource routing = (DataSource) Proxy.newProxyInstance(
                CallersServersTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        return method.getName().equals("hashCode") ? 1 : null;
                    }
                    if (Thread.currentThread() == caller) {
                        return here.getConnection();
                    }
                    if (connections.incrementAndGet() == failing) {
                        throw new SQLException("no connection to spare", "08001");
                    }
                    return there.getConnection();
                });
        return MySqlServer.dataSource(routing);
    }

    @ParameterizedTest
    @ValueSource(ints = {NEVER, 1, 2, 3})
    void aRecipientThatIsAnotherOneElsewhereIsNotCloned(int failing) throws InterruptedException {
        MySqlServer recipient = byThread(serverWith(SampleFacts.RECIPIENT_UUID), elsewhere, failing);
        RemoteCloneSpec spec =
                CloneSpec.remote("127.0.0.1", 1).donorAccount("clone", "pw").replaceData();

        try (CloneSession session = spec.openSession(recipient)) {
            ServerConnectionException refused = catchThrowableOfType(ServerConnectionException.class, () -> {
                CloneOperation operation = session.start();
                operation.await();
            });

            assertThat(refused).isNotNull();
            // The first two are those by which it is met there.
            if (failing != 1 && failing != 2) {
                assertThat(refused).isInstanceOf(DifferentServerException.class);
            }
        }
        assertThat(elsewhere.count("CLONE")).isZero();
    }

    @Test
    void isFoundByPreflightToo() {
        MySqlServer recipient = byThread(serverWith(SampleFacts.RECIPIENT_UUID), elsewhere, NEVER);

        try (CloneSession session = CloneSpec.local("/backups/copy").openSession(recipient)) {
            assertThatThrownBy(session::preflight).isInstanceOf(DifferentServerException.class);
            assertThatThrownBy(session::plan).isInstanceOf(DifferentServerException.class);
        }
    }

    @Test
    void aDonorThatIsAnotherOneElsewhereIsRefused() {
        CallersServers callers = donorOf(serverWith(ELSEWHERE));
        CloneFacts facts = SampleFacts.replacing().facts();

        DifferentServerException refused =
                catchThrowableOfType(DifferentServerException.class, () -> callers.require(facts));

        assertThat(refused.expectedUuid()).isEqualTo(SampleFacts.DONOR_UUID);
        assertThat(refused.foundUuid()).isEqualTo(ELSEWHERE);
    }

    @Test
    void theSameDonorIsLetPass() {
        CallersServers callers = donorOf(serverWith(SampleFacts.DONOR_UUID));

        assertThatCode(() -> callers.require(SampleFacts.replacing().facts())).doesNotThrowAnyException();
    }

    @Test
    void aDonorOutOfTheCallersReachIsRefusedOnlyWhereItIsToBeChanged() {
        CallersServers callers = donorOf(new ScriptedServer(sql -> {
            throw new SQLException("gone", "08S01");
        }));
        CloneFacts changing = SampleFacts.replacing()
                .changing(new PluginChange(Side.DONOR, "mysql_clone.so"))
                .facts();

        assertThatCode(() -> callers.require(SampleFacts.replacing().facts())).doesNotThrowAnyException();
        assertThatCode(() ->
                        callers.require(SampleFacts.replacing().donorUnread().facts()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> callers.require(changing)).isInstanceOf(ServerConnectionException.class);
    }

    private static CallersServers donorOf(ScriptedServer donor) {
        RemoteCloneSpec spec = CloneSpec.remote("db1", 3306)
                .donorAccount("clone", "pw")
                .donorServer(donor.server())
                .replaceData();
        return CallersServers.ask(
                new CloneContext(spec, serverWith(SampleFacts.RECIPIENT_UUID).server()));
    }

    @Test
    void anAddressThatLeadsElsewhereByTheNextTryIsRefused() {
        MySqlServer address = MySqlServer.at("db2", 3306);
        CloneFacts first = SampleFacts.replacing().facts();
        CloneFacts other = SampleFacts.replacing()
                .recipient(server -> server.identity(ELSEWHERE))
                .facts();

        assertThatCode(() -> CallersServers.requireSameRecipient(address, first, first))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> CallersServers.requireSameRecipient(address, first, other))
                .isInstanceOf(DifferentServerException.class)
                .hasMessageContaining(ELSEWHERE);
    }
}
