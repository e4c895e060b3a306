package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
class WarmPoolIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final MySqlTemplate TEMPLATE = MySqlTemplate.populatedBy(
                    Population.resource(WarmPoolIT.class, "routines.sql"))
            .server(spec -> spec.option("max_connections", "8"));

    private final List<TestServer> started = new CopyOnWriteArrayList<>();

    @AfterAll
    static void forgetTheTemplate() throws IOException {
        TemplateFolder.of(TEMPLATE).close();
    }

    @Test
    void handsOutAServerThatIsReadyAndStartsAnother() throws SQLException {
        try (WarmPool<TestServer> pool = WarmPool.of(2, this::start, TestServer::isRunning, TestServer::close)) {
            Await.until("two servers", SOON, () -> started.size() == 2);

            List<TestServer> ready = List.copyOf(started);
            try (TestServer server = pool.take()) {
                assertThat(ready).contains(server);
                assertThat(Sql.value(server, "SELECT shop.twice(21)")).isEqualTo("42");
                Await.until("a third server", SOON, () -> started.size() == 3);
            }
        }
    }

    @Test
    void closesWhatNobodyTook() {
        WarmPool<TestServer> pool = WarmPool.of(2, this::start, TestServer::isRunning, TestServer::close);
        Await.until("two servers", SOON, () -> started.size() == 2);

        try (TestServer taken = pool.take()) {
            pool.close();

            assertThat(started)
                    .filteredOn(server -> server.port() != taken.port())
                    .isNotEmpty()
                    .noneMatch(TestServer::isRunning);
            assertThat(taken.isRunning()).isTrue();
        }
        assertThatIllegalStateException().isThrownBy(pool::take).withMessageContaining("closed");
    }

    @Test
    void waitsUntilAllOfItsServersAreReady() {
        try (WarmPool<TestServer> pool = WarmPool.of(2, this::start, TestServer::isRunning, TestServer::close)) {
            pool.awaitFull();

            assertThat(started).hasSize(2).allMatch(TestServer::isRunning);
        }
    }

    @Test
    void leavesOutAServerThatHasEnded() throws SQLException {
        try (WarmPool<TestServer> pool = WarmPool.of(1, this::start, TestServer::isRunning, TestServer::close)) {
            pool.awaitFull();
            started.get(0).kill();

            try (TestServer server = pool.take()) {
                assertThat(Sql.value(server, "SELECT shop.twice(21)")).isEqualTo("42");
            }
        }
    }

    @Test
    void closesWhatIsReadyAndLaterWhatStillStartsWhereThatTakesTooLong() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        WarmPool<TestServer> pool = new WarmPool<>(
                2,
                () -> {
                    TestServer server = start();
                    if (started.size() == 2) {
                        awaitQuietly(slow);
                    }
                    return server;
                },
                TestServer::isRunning,
                TestServer::close,
                Duration.ofMillis(50));
        Await.until("two servers", SOON, () -> started.size() == 2);

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(pool::close)
                .withMessageContaining("start of a warm server goes on");

        assertThat(started.get(0).isRunning()).isFalse();
        slow.countDown();
        Await.until("the end of the other", SOON, () -> !started.get(1).isRunning());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void neverHandsOutTheSameServerTwice() {
        try (WarmPool<TestServer> pool = TEMPLATE.warm(1);
                TestServer one = pool.take();
                TestServer other = pool.take()) {
            assertThat(one.port()).isNotEqualTo(other.port());
        }
    }

    @Test
    void saysWhyAServerDidNotStartAndTriesAnew() {
        AtomicInteger starts = new AtomicInteger();
        try (WarmPool<TestServer> pool = WarmPool.of(
                1,
                () -> {
                    if (starts.incrementAndGet() == 1) {
                        throw new TestkitException("no disk");
                    }
                    return start();
                },
                TestServer::isRunning,
                TestServer::close)) {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(pool::take)
                    .withMessageContaining("no disk");
            pool.take().close();
        }
    }

    @Test
    void refusesToKeepNoneReady() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEMPLATE.warm(0))
                .withMessageContaining("servers")
                .withMessageContaining("0");
    }

    private TestServer start() {
        TestServer server = TEMPLATE.newServer();
        started.add(server);
        return server;
    }
}
