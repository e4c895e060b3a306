package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.LeftOut;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a caller sees while a clone runs. */
@Tag(Lane.CORE)
class LiveCloneIT extends OnASlowPair {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final long MEBIBYTE = 1024 * 1024;

    private RemoteCloneSpec replacing() {
        return Servers.fromDonorOf(pair).replaceData();
    }

    @Test
    void showsHowFastItGoesAndHowLongItStillTakes() throws SQLException {
        try (CloneSession session = SlowDirectoryClone.of(pair).openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            Await.until("a rate", SOON, () -> SlowDirectoryClone.isSlowedDown(operation.progress()));

            CloneProgress progress = operation.progress();
            assertThat(progress.movement().dataBytesPerSecond()).isPositive();
            assertThat(progress.movement().networkBytesPerSecond()).isPositive();
            assertThat(progress.threads()).isEqualTo(1);
            assertThat(progress.networkBytes()).isGreaterThan(progress.copiedBytes() / 2);
            assertThat(progress.movement().sinceSignOfLife()).isLessThan(SOON);
            assertThat(progress.percent()).isLessThan(100);
        }
    }

    /** Nobody at the other end answers, and nobody refuses either. */
    @Test
    @Tag(Lane.FULL)
    void goesOnLookingWhileTheDonorDoesNotAnswer() throws SQLException, IOException {
        LeftOut.unless(TestedMySql.isAtLeast("8.0.27"), "before 8.0.27 no clone lets DDL go on");
        pair.recipient().execute("SET GLOBAL clone_block_ddl = ON");
        try (ServerSocket silent = new ServerSocket(0)) {
            MySqlServer nowhere =
                    MySqlServer.at("127.0.0.1", silent.getLocalPort()).login(pair.donorAccount());
            AtomicInteger looks = new AtomicInteger();
            RemoteCloneSpec spec = SlowDirectoryClone.of(pair).donorServer(nowhere);
            RemoteCloneSpec impatient = spec.timeouts(spec.timeouts().connect(Duration.ofSeconds(3)));
            try (CloneSession session = impatient.openSession(Servers.recipient(pair))) {
                session.onProgress(progress -> looks.incrementAndGet());
                CloneOperation operation = session.start();
                Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
                silent.setSoTimeout((int) SOON.toMillis());

                Await.until("looks while the donor is asked", SOON, () -> sawLooksDuring(silent.accept(), looks));

                // A cancel would come to KILL QUERY, which may lock the recipient up for good.
                operation.detach();
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
        try (CloneSession session = SlowDirectoryClone.of(pair).openSession(Servers.recipient(pair))) {
            session.onProgress(progress -> {});
            session.start();
        }

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("mysql-clone-") && thread.isAlive());
    }

    @Test
    void isFinishedInAllRespectsOnceItIsAwaited() throws SQLException, InterruptedException {
        List<CloneState> heard = new CopyOnWriteArrayList<>();
        try (CloneSession session = SlowDirectoryClone.of(pair).openSession(Servers.recipient(pair))) {
            session.onProgress(progress -> heard.add(progress.state()));
            CloneOperation operation = session.start();
            Servers.hurry(pair);

            assertThat(operation.await(SOON)).isPresent();
            assertThat(heard).last().isEqualTo(CloneState.COMPLETED);
        }
    }
}
