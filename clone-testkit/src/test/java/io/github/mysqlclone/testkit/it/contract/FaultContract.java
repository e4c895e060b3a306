package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.UnsupportedFaultException;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What can be made to go wrong. */
abstract class FaultContract {

    private static final Duration SOON = Duration.ofSeconds(60);

    abstract BackendUnderTest way();

    @Test
    void makesASupervisedRestartSlow() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.onNextRestart(RestartFault.slowBy(Duration.ofSeconds(3)));
            long asked = System.nanoTime();
            server.execute("RESTART");

            Await.until("the second start", SOON, () -> server.startCount() == 2);

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofSeconds(3));
            server.awaitRunning(SOON);
        }
    }

    @Test
    void stopsAServerWhoseRestartIsSlow() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.onNextRestart(RestartFault.slowBy(Duration.ofMinutes(5)));
            server.execute("RESTART");
            Await.until("the end of the connections", SOON, () -> refusesConnections(server));
            assertThat(server.isRunning()).isTrue();

            server.stop();

            assertThat(server.exitCode()).hasValue(16);
            assertThat(server.startCount()).isEqualTo(1);
        }
    }

    @Test
    void leavesAServerDownThatAsksForARestart() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.onNextRestart(RestartFault.notStartedAgain());
            server.execute("RESTART");

            assertThat(server.awaitExit(SOON)).isEqualTo(16);
            assertThat(server.startCount()).isEqualTo(1);

            server.start();
            assertThat(Sql.value(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void letsARestartFailForAnOption() throws SQLException {
        try (TestServer server = way().start(Wish.USUAL)) {
            server.onNextRestart(RestartFault.failsToStart());
            server.execute("RESTART");

            assertThat(server.awaitExit(SOON)).isEqualTo(1);
            assertThat(server.errorLog()).contains("refused-on-purpose-by-the-test-kit");
            assertThat(server.startCount()).isEqualTo(2);

            server.start();
            server.execute("RESTART");
            Await.until("a restart as ever", SOON, () -> server.startCount() == 4);
            server.awaitRunning(SOON);
        }
    }

    @Test
    void refusesRestartFaultsWhereNobodyRestarts() {
        try (TestServer server = way().start(Wish.UNSUPERVISED)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> server.onNextRestart(RestartFault.failsToStart()))
                    .withMessageContaining("no supervisor");
        }
    }

    @Test
    void cutsDonorAndRecipientOffFromEachOtherAndJoinsThemAgain() throws Exception {
        try (ClonePair pair = way().startPair(Wish.USUAL, Wish.USUAL)) {
            Servers.fillForASlowClone(pair.donor());
            Servers.copyEvenly(pair.recipient());
            NetworkLink link = pair.network().betweenServers();
            link.limit(5 << 20);
            assertThat(pair.network().betweenServers()).isSameAs(link);
            try (CloneSession session = throughLink(pair, link).openSession(Servers.recipient(pair))) {
                CloneOperation operation = session.start();
                Await.until("the copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
                assertThat(link.connections()).isPositive();

                link.cut();
                Await.until(
                        "a standstill",
                        SOON,
                        () -> operation.progress().movement().sinceLastByte().toSeconds() >= 3);
                link.restore();
                link.limit(0);

                assertThat(operation.await(SOON)).isPresent();
                assertThat(operation.progress().state()).isEqualTo(CloneState.COMPLETED);
            }
            assertThat(Sql.value(pair.recipient(), "SELECT COUNT(*) FROM big.page"))
                    .isEqualTo("15025");
        }
    }

    @Test
    void putsNetworksBetweenThisJvmAndTheServers() throws SQLException {
        try (ClonePair pair = way().startPair(Wish.USUAL, Wish.USUAL)) {
            for (NetworkLink link :
                    new NetworkLink[] {pair.network().toDonor(), pair.network().toRecipient()}) {
                try (Connection connection = DriverManager.getConnection(
                        "jdbc:mysql://" + link.host() + ":" + link.port() + "/?allowPublicKeyRetrieval=true",
                        pair.donorAccount().user(),
                        pair.donorAccount().password().reveal())) {
                    link.cut();
                    assertThat(connection.isValid(1)).isFalse();
                }
            }
            assertThat(Sql.value(pair.donor(), "SELECT 1")).isEqualTo("1");
            assertThat(Sql.value(pair.recipient(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void fillsASmallDiskOrRefusesToHaveOne() throws SQLException {
        Wish small = Wish.USUAL.smallDisk(40 << 20);
        if (!way().backend().supports(FaultKind.SMALL_DISK)) {
            assertThatExceptionOfType(UnsupportedFaultException.class)
                    .isThrownBy(() -> way().start(small))
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(FaultKind.SMALL_DISK));
            return;
        }
        try (TestServer server = way().start(small)) {
            SQLException failure = catchThrowableOfType(
                    SQLException.class,
                    () -> server.execute("CLONE LOCAL DATA DIRECTORY = '" + server.workDirectory() + "/copy'"));

            assertThat(failure.getErrorCode()).as(failure.getMessage()).isEqualTo(3873);
        }
    }

    private static RemoteCloneSpec throughLink(ClonePair pair, NetworkLink link) {
        return CloneSpec.remote(link.host(), link.port())
                .donorAccount(pair.donorAccount())
                .donorServer(pair.donor().server(pair.donorAccount()))
                .replaceData();
    }

    private static boolean refusesConnections(TestServer server) {
        try (Connection connection = server.connect()) {
            return !connection.isValid(1);
        } catch (SQLException e) {
            return true;
        }
    }
}
