package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a caller sees and does while a clone runs. */
@Tag(Lane.CORE)
class LiveCloneIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long MEBIBYTE = 1024 * 1024;

    private final AtomicBoolean limited = new AtomicBoolean();
    private final ClonePair pair = SlowCloneData.newPair();

    @BeforeEach
    void letBothHoldData() throws SQLException {
        Servers.fill(pair.recipient(), "old", 10);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private RemoteCloneSpec intoADirectory() throws SQLException {
        return Servers.fromDonorSlowly(pair, 5)
                .requireNoSsl()
                .dataDirectory(pair.recipient().workDirectory().resolve("copy").toString());
    }

    private RemoteCloneSpec replacing() {
        return Servers.fromDonorOf(pair).replaceData();
    }

    private static boolean isSlowedDown(CloneProgress progress) {
        return Servers.isCopyingFiles(progress)
                && progress.movement().copyTimeLeft().isPresent();
    }

    @Test
    void showsHowFastItGoesAndHowLongItStillTakes() throws SQLException {
        try (CloneSession session = intoADirectory().openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            Await.until("a rate", SOON, () -> isSlowedDown(operation.progress()));

            CloneProgress progress = operation.progress();
            assertThat(progress.movement().dataBytesPerSecond()).isPositive();
            assertThat(progress.movement().networkBytesPerSecond()).isPositive();
            assertThat(progress.threads()).isEqualTo(1);
            assertThat(progress.networkBytes()).isGreaterThan(progress.copiedBytes() / 2);
            assertThat(progress.movement().sinceSignOfLife()).isLessThan(SOON);
            assertThat(progress.percent()).isLessThan(100);
        }
    }

    @Test
    void limitsARunningCloneAndPutsTheSettingBack() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 40");
        try (CloneSession session = intoADirectory()
                .openSession(Servers.login(pair.recipient(), pair.recipient().rootAccount()))) {
            CloneOperation operation = session.start();
            Await.until("the file copy", SOON, () -> isSlowedDown(operation.progress()));

            operation.limitBandwidth(1, 2);
            assertThat(limits()).containsExactly("1", "2");
            operation.limitBandwidth(0, 0);
            assertThat(limits()).containsExactly("0", "0");
            Servers.hurry(pair);

            assertThat(operation.await(SOON)).isPresent();
            assertThat(limits()).containsExactly("40", "0");
            assertThatIllegalStateException()
                    .isThrownBy(() -> operation.limitBandwidth(1, 1))
                    .withMessageContaining("the copy is over");
        }
    }

    /** SET TIMESTAMP does to a session what a clock that is set back does to all. */
    @Test
    @Tag(Lane.FULL)
    void putsTheSettingBackThoughTheServersClockWasSetBack() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 40");
        MySqlServer root = Servers.login(pair.recipient(), pair.recipient().rootAccount());
        MySqlServer recipient = MySqlServer.dataSource(new DriverDataSource(root) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("createStatement") && limited.get()) {
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute("SET TIMESTAMP = UNIX_TIMESTAMP(SYSDATE()) - 100");
                                }
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
            }
        });
        try (CloneSession session = intoADirectory().openSession(recipient)) {
            CloneOperation operation = session.start();
            Await.until("the file copy", SOON, () -> isSlowedDown(operation.progress()));
            operation.limitBandwidth(1, 2);
            limited.set(true);
            Servers.hurry(pair);
            pair.recipient()
                    .execute("SET GLOBAL clone_max_data_bandwidth = 0", "SET GLOBAL clone_max_network_bandwidth = 0");

            assertThat(operation.await(SOON)).isPresent();
        }
        assertThat(limits()).containsExactly("40", "0");
    }

    @Test
    void doesNotLetACloneLooseThatItLetsGoOf() throws SQLException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_max_data_bandwidth = 40");
        CloneOperation operation;
        try (CloneSession session = intoADirectory()
                .openSession(Servers.login(pair.recipient(), pair.recipient().rootAccount()))) {
            operation = session.start();
            Await.until("the file copy", SOON, () -> isSlowedDown(operation.progress()));
            operation.limitBandwidth(1, 0);
            operation.detach();
        }

        assertThat(limits()).containsExactly("1", "0");
        CloneOutcomeUnknownException unknown =
                catchThrowableOfType(CloneOutcomeUnknownException.class, () -> operation.await(SOON));
        assertThat(unknown.leftovers())
                .singleElement()
                .satisfies(leftover ->
                        assertThat(leftover.statement()).contains("SET GLOBAL clone_max_data_bandwidth = 40"));
    }

    /** Nobody at the other end answers, and nobody refuses either. */
    @Test
    @Tag(Lane.FULL)
    void goesOnLookingWhileTheDonorDoesNotAnswer() throws SQLException, IOException, InterruptedException {
        pair.recipient().execute("SET GLOBAL clone_block_ddl = ON");
        try (ServerSocket silent = new ServerSocket(0)) {
            MySqlServer nowhere =
                    MySqlServer.at("127.0.0.1", silent.getLocalPort()).login(pair.donorAccount());
            AtomicInteger looks = new AtomicInteger();
            RemoteCloneSpec spec = intoADirectory().donorServer(nowhere);
            RemoteCloneSpec impatient = spec.timeouts(spec.timeouts().connect(Duration.ofSeconds(3)));
            try (CloneSession session = impatient.openSession(Servers.recipient(pair))) {
                session.onProgress(progress -> looks.incrementAndGet());
                CloneOperation operation = session.start();
                Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
                silent.setSoTimeout((int) SOON.toMillis());

                Await.until("looks while the donor is asked", SOON, () -> sawLooksDuring(silent.accept(), looks));

                operation.cancelAndAwait(SOON);
            }
        }
    }

    /** Two, for the first may have been on its way to the listener before. */
    private static boolean sawLooksDuring(Socket question, AtomicInteger looks) throws IOException {
        try (question) {
            question.setSoTimeout(20);
            int before = looks.get();
            while (isOpen(question)) {
                if (looks.get() >= before + 2) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isOpen(Socket question) throws IOException {
        try {
            return question.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    @Test
    void saysWhatIsMissingToLimitIt() throws SQLException {
        Account mayOnlyClone = Account.of("may_only_clone", "secret");
        pair.recipient()
                .execute(
                        "CREATE USER may_only_clone IDENTIFIED BY 'secret'",
                        "GRANT BACKUP_ADMIN ON *.* TO may_only_clone",
                        "GRANT SELECT ON performance_schema.clone_status TO may_only_clone",
                        "GRANT SELECT ON performance_schema.clone_progress TO may_only_clone");
        try (CloneSession session = intoADirectory().openSession(Servers.login(pair.recipient(), mayOnlyClone))) {
            CloneOperation operation = session.start();

            assertThatExceptionOfType(ServerConnectionException.class)
                    .isThrownBy(() -> operation.limitBandwidth(1, 1))
                    .withMessageContaining("SYSTEM_VARIABLES_ADMIN");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> operation.limitBandwidth(4096, 0))
                    .withMessageContaining("dataMebibytesPerSecond")
                    .withMessageContaining("4096");
            assertThat(operation.progress().state().isFinal()).isFalse();
        }
    }

    private List<String> limits() throws SQLException {
        return Sql.row(
                pair.recipient(), "SELECT @@GLOBAL.clone_max_data_bandwidth, @@GLOBAL.clone_max_network_bandwidth");
    }

    @Test
    void changesNothingWhenTheGateObjects() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.beforeClone(report -> {
                asked.incrementAndGet();
                return Optional.of("the change window is over");
            });

            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(session::run)
                    .withMessageContaining("the change window is over")
                    .satisfies(thrown ->
                            assertThat(thrown.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED));
        }
        assertThat(asked).hasValue(1);
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }

    @Test
    void doesNotWaitForAGateThatSomebodyCancels() throws SQLException, InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.beforeClone(report -> {
                asked.countDown();
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Optional.empty();
            });
            CloneOperation operation = session.start();
            asked.await();

            assertThat(operation.cancelAndAwait(SOON)).isTrue();

            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(operation::await)
                    .withMessageContaining("before the statement");
        }
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }

    @Test
    void takesAnExceptionOfTheGateForAnObjection() throws SQLException {
        IllegalStateException thrownByTheGate = new IllegalStateException("no answer from the ticket system");
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.beforeClone(report -> {
                throw thrownByTheGate;
            });

            assertThatExceptionOfType(CloneCancelledException.class)
                    .isThrownBy(session::run)
                    .withCause(thrownByTheGate);
        }
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }

    @Test
    @Tag(Lane.FULL)
    void announcesThePointOfNoReturnOnceAndBeforeAnyByteIsCopied() {
        List<String> heard = new CopyOnWriteArrayList<>();
        ProgressListener listener = new ProgressListener() {
            @Override
            public void onProgress(CloneProgress progress) {
                heard.add(progress.copiedBytes() < MEBIBYTE ? "nothing copied" : "copied");
            }

            @Override
            public void onPointOfNoReturn(CloneProgress progress) {
                heard.add("no return");
            }
        };
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.onProgress(listener);
            session.onProgress(progress -> {
                throw new IllegalStateException("thrown by a listener, as the test wants");
            });
            session.run();
        }

        assertThat(heard).containsOnlyOnce("no return").containsSubsequence("no return", "copied");
        assertThat(heard.subList(0, heard.indexOf("no return"))).doesNotContain("copied");
    }

    @Test
    void leavesNoThreadBehind() throws SQLException {
        try (CloneSession session = intoADirectory().openSession(Servers.recipient(pair))) {
            session.onProgress(progress -> {});
            session.start();
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("mysql-clone-") && thread.isAlive());
    }

    @Test
    void isFinishedInAllRespectsOnceItIsAwaited() throws SQLException, InterruptedException {
        List<CloneState> heard = new CopyOnWriteArrayList<>();
        try (CloneSession session = intoADirectory().openSession(Servers.recipient(pair))) {
            session.onProgress(progress -> heard.add(progress.state()));
            CloneOperation operation = session.start();
            Servers.hurry(pair);

            assertThat(operation.await(SOON)).isPresent();
            assertThat(heard).last().isEqualTo(CloneState.COMPLETED);
        }
    }
}
