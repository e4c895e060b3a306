package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Drivers, pools, listeners and callbacks that throw what nobody expects of them, in the midst of a clone. */
@Tag(Lane.FULL)
class UnexpectedExceptionIT {

    private ClonePair pair = ClonePair.create();

    @BeforeEach
    void letBothHoldData() throws SQLException {
        Servers.fill(pair.recipient(), "old", 10);
        Servers.fill(pair.donor(), "shop", 10);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private RemoteCloneSpec replacing() {
        return Servers.fromDonorOf(pair).replaceData();
    }

    private MySqlServer wrapped(WrappedDataSource.Watcher watcher) {
        MySqlServer root = Servers.login(pair.recipient(), pair.recipient().rootAccount());
        return MySqlServer.dataSource(new WrappedDataSource(root, watcher));
    }

    /** While the server restarts, such a pool throws what no JDBC interface declares. */
    @Test
    void followsACloneThroughAPoolWhoseExceptionsAreUnchecked() throws SQLException {
        RemoteCloneSpec spec = replacing()
                .prepare(Preparation.nothing().quarantine().extendDonorList())
                .serverAfterRestart(wrapped(sql -> {}));

        CloneResult result = Servers.run(spec, wrapped(sql -> {}));

        assertThat(result.leftovers()).isEmpty();
        assertThat(result.quarantine()).isPresent();
        assertThat(Sql.value(pair.recipient(), "SELECT @@GLOBAL.super_read_only"))
                .isEqualTo("1");
    }

    @Test
    void tellsAPoolThatFailsUncheckedBeforeTheCloneAsAConnectionThatFailed() {
        MySqlServer recipient = MySqlServer.dataSource(
                new WrappedDataSource(MySqlServer.at("127.0.0.1", 1).login("nobody", "password"), sql -> {}));
        try (CloneSession session =
                replacing().serverAfterRestart(Servers.recipient(pair)).openSession(recipient)) {
            assertThatExceptionOfType(ServerConnectionException.class).isThrownBy(session::preflight);
            assertThatExceptionOfType(ServerConnectionException.class).isThrownBy(session::run);
        }
    }

    @Test
    void findsOutThatAStatementNeverLeftAndQuotesNoPasswordOfIt() throws SQLException {
        MySqlServer recipient = wrapped(sql -> {
            if (sql.startsWith("CLONE")) {
                throw new IllegalStateException("cannot log " + sql);
            }
        });

        CloneFailedException failed = catchThrowableOfType(
                CloneFailedException.class,
                () -> Servers.run(replacing().serverAfterRestart(Servers.recipient(pair)), recipient));

        assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
        assertThat(failed).hasMessageContaining("before the statement reached the server");
        StringWriter printed = new StringWriter();
        failed.printStackTrace(new PrintWriter(printed));
        assertThat(printed.toString())
                .contains("cannot log CLONE")
                .doesNotContain(pair.donorAccount().password().reveal());
    }

    /** Whatever each look from the fourth on meets, the server goes on, and nothing may be undone by guess. */
    @Test
    void endsUnresolvedWithTheIdentityWhereItCannotGoOn() throws Exception {
        Servers.fillForASlowClone(pair.donor());
        AtomicInteger looks = new AtomicInteger();
        RemoteCloneSpec spec = Servers.fromDonorSlowly(pair, 20)
                .requireNoSsl()
                .replaceData()
                .prepare(Preparation.nothing().quarantine().extendDonorList())
                .timeouts(CloneTimeouts.defaults().restart(Duration.ofSeconds(5)));
        MySqlServer recipient = wrapped(sql -> {
            if (sql.contains("performance_schema.clone_progress") && looks.incrementAndGet() > 3) {
                throw new NoClassDefFoundError("a class of the pool's");
            }
        });

        CloneOutcomeUnknownException unknown =
                catchThrowableOfType(CloneOutcomeUnknownException.class, () -> Servers.run(spec, recipient));

        assertThat(unknown).hasRootCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(unknown.identity()).isPresent();
        assertThat(unknown.leftovers()).isNotEmpty();
        assertThat(persisted()).contains("super_read_only");
        Servers.hurry(pair);
        CloneResult result = CloneOperation.attach(Servers.recipient(pair), AttachOptions.defaults())
                .orElseThrow()
                .await();
        assertThat(unknown.identity()).contains(result.identity());
        assertThat(Sql.value(pair.recipient(), "SELECT @@GLOBAL.super_read_only"))
                .isEqualTo("1");
    }

    private List<String> persisted() throws SQLException {
        return Sql.column(pair.recipient(), "SELECT VARIABLE_NAME FROM performance_schema.persisted_variables");
    }

    @Test
    void goesOnTellingAListenerWhoseAssertionsFail() {
        List<CloneState> heard = new CopyOnWriteArrayList<>();
        try (CloneSession session = replacing().openSession(Servers.recipient(pair))) {
            session.onProgress(progress -> {
                heard.add(progress.state());
                throw new AssertionError("not what the test expects");
            });
            session.onProgress(progress -> heard.add(progress.state()));

            session.run();
        }

        assertThat(heard.stream().filter(CloneState.COMPLETED::equals)).hasSize(2);
    }

    @Test
    void endsUnresolvedWhenTheRestartActionThrowsAnError() {
        try (ClonePair unsupervised =
                ClonePairSpec.standard().recipient(ServerSpec::unsupervised).start()) {
            RemoteCloneSpec spec = Servers.fromDonorOf(unsupervised)
                    .restartStrategy(RestartStrategy.callback(server -> {
                        throw new AssertionError("no such container");
                    }));

            Throwable thrown = catchThrowable(() -> Servers.run(spec, Servers.recipient(unsupervised)));

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            CloneOutcomeUnknownException.class,
                            unknown -> assertThat(unknown.identity()).isPresent())
                    .hasMessageContaining("no such container");
        }
    }
}
