package io.github.mysqlclone.testkit.it.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.CloningJvm;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import io.github.mysqlclone.testkit.it.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One server, two who clone at the same moment: the server lets one, and each hears what became of his own. */
@Tag(Lane.FULL)
class TwoCallersIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    private final ClonePair pair = ClonePair.create();
    private final ExecutorService callers = Executors.newFixedThreadPool(2);
    /** Nobody's statement is sent before both are about to be, so that they overlap however slow this machine is. */
    private final CyclicBarrier bothAtTheStatement = new CyclicBarrier(2);

    private final AtomicInteger sentTogether = new AtomicInteger();

    @AfterEach
    void close() {
        callers.shutdownNow();
        pair.close();
    }

    @Test
    void localClonesIntoTwoDirectories() throws Exception {
        TestServer server = pair.donor();
        Servers.fillForASlowClone(server);
        List<Path> targets = List.of(Path.of(server.workDirectory(), "one"), Path.of(server.workDirectory(), "two"));

        List<Object> ends = atOnce(
                () -> run(CloneSpec.local(targets.get(0).toString()), root(server)),
                () -> run(CloneSpec.local(targets.get(1).toString()), root(server)));

        for (int i = 0; i < 2; i++) {
            if (ends.get(i) instanceof CloneResult) {
                assertThat(targets.get(i)).isDirectory();
            } else {
                assertThat(targets.get(i)).doesNotExist();
            }
        }
        assertOneSuccessAndOneRefusal(ends);
    }

    @Test
    void replaceClonesFromOneDonor() throws Exception {
        Servers.fill(pair.recipient(), "old", 10);
        Servers.fill(pair.donor(), "shop", 10);
        RemoteCloneSpec spec = Servers.fromDonorSlowly(pair, 20)
                .requireNoSsl()
                .serverAfterRestart(Servers.recipient(pair))
                .replaceData();
        pair.recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '" + spec.donorHost() + ":" + spec.donorPort() + "'");

        List<Object> ends = atOnce(() -> run(spec, Servers.recipient(pair)), () -> run(spec, Servers.recipient(pair)));

        assertOneSuccessAndOneRefusal(ends);
        assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
    }

    static Stream<Arguments> twoKinds() {
        return Stream.of(
                arguments(CloneKind.DIRECTORY, CloneKind.DIRECTORY),
                arguments(CloneKind.DIRECTORY, CloneKind.REPLACE),
                arguments(CloneKind.LOCAL, CloneKind.DIRECTORY),
                arguments(CloneKind.LOCAL, CloneKind.REPLACE));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("twoKinds")
    void clonesOfTwoKinds(CloneKind one, CloneKind other) throws Exception {
        Servers.fillForASlowClone(pair.recipient());
        Servers.fillForASlowClone(pair.donor());
        RemoteCloneSpec remote = Servers.fromDonorSlowly(pair, 20).requireNoSsl();
        pair.recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '" + remote.donorHost() + ":" + remote.donorPort() + "'");

        List<Object> ends = atOnce(
                () -> run(spec(one, remote, "one"), root(pair.recipient())),
                () -> run(spec(other, remote, "two"), root(pair.recipient())));

        assertOneSuccessAndOneRefusal(ends);
        CloneResult success = ends.stream()
                .filter(CloneResult.class::isInstance)
                .map(CloneResult.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(success.kind()).isEqualTo(success.equals(ends.get(0)) ? one : other);
    }

    private CloneSpec spec(CloneKind kind, RemoteCloneSpec remote, String folder) {
        String target = pair.recipient().workDirectory() + "/" + folder;
        return switch (kind) {
            case REPLACE -> remote.serverAfterRestart(Servers.recipient(pair)).replaceData();
            case DIRECTORY -> remote.dataDirectory(target);
            case LOCAL -> CloneSpec.local(target);
        };
    }

    /** The second hears it from preflight or from the server, as it happens. */
    @Test
    void replaceClonesOfTwoProcesses(@TempDir Path outputs) throws Exception {
        Servers.fill(pair.donor(), "shop", 10);
        Servers.fillForASlowClone(pair.donor());
        Servers.fromDonorSlowly(pair, 5);
        try (ChildJvm one = CloningJvm.start(pair, outputs.resolve("one"));
                ChildJvm other = CloningJvm.start(pair, outputs.resolve("two"))) {
            Await.until(
                    "the refusal of one",
                    SOON,
                    () -> !(one.handle().isAlive() && other.handle().isAlive()));
            Servers.hurry(pair);
            other.awaitExit();
            boolean isFirst = one.awaitExit() == 0;
            ChildJvm success = isFirst ? one : other;
            ChildJvm refused = isFirst ? other : one;

            assertThat(success.awaitExit()).as(success.output()).isZero();
            assertThat(refused.awaitExit()).as(refused.output()).isNotZero();
            assertThat(refused.output()).containsPattern("3634|CLONE_RUNNING").doesNotContain("IllegalState");
        }
        assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
    }

    /** By the time of ours the other one runs, which preflight saw nothing of. */
    @Test
    void aReplaceCloneBesideOneByHand() throws Exception {
        Servers.fillForASlowClone(pair.donor());
        RemoteCloneSpec spec = Servers.fromDonorSlowly(pair, 20).requireNoSsl().replaceData();
        TestServer recipient = pair.recipient();
        recipient.execute("SET GLOBAL clone_valid_donor_list = '" + spec.donorHost() + ":" + spec.donorPort() + "'");

        Future<?> byHand;
        CloneFailedException refused;
        try (CloneSession session = spec.openSession(Servers.recipient(pair))) {
            List<Future<?>> begun = new ArrayList<>();
            session.beforeClone(report -> {
                begun.add(callers.submit(() -> {
                    recipient.execute(
                            "CLONE INSTANCE FROM '" + pair.donorAccount().user() + "'@'" + spec.donorHost()
                                    + "':" + spec.donorPort() + " IDENTIFIED BY '"
                                    + pair.donorAccount().password().reveal() + "' REQUIRE NO SSL");
                    return true;
                }));
                Await.until(
                        "the other clone",
                        SOON,
                        () -> CloneStatus.read(root(recipient))
                                .filter(status -> status.state() == ReportedState.IN_PROGRESS)
                                .isPresent());
                return Optional.empty();
            });
            refused = catchThrowableOfType(CloneFailedException.class, session::run);
            byHand = begun.get(0);
        }

        assertThat(refused.failure().error().orElseThrow().number()).isEqualTo(3634);
        assertThat(refused.failure().identity()).isEmpty();
        Servers.hurry(pair);
        Await.until("the other clone's end", SOON, byHand::isDone);
    }

    private MySqlServer root(TestServer server) {
        return Servers.login(server, server.rootAccount());
    }

    private MySqlServer besideTheOther(MySqlServer recipient) {
        return MySqlServer.dataSource(new ObservedDataSource(recipient, (method, argument) -> {
            if (method.equals("execute") && String.valueOf(argument).startsWith("CLONE ")) {
                bothAtTheStatement.await(SOON.toSeconds(), TimeUnit.SECONDS);
                sentTogether.incrementAndGet();
            }
        }));
    }

    private CloneResult run(CloneSpec spec, MySqlServer recipient) {
        try (CloneSession session = spec.openSession(besideTheOther(recipient))) {
            return session.run();
        }
    }

    private List<Object> atOnce(Callable<CloneResult> one, Callable<CloneResult> other) throws Exception {
        List<Object> ends = new ArrayList<>();
        for (Future<CloneResult> future : callers.invokeAll(List.of(one, other))) {
            try {
                ends.add(future.get());
            } catch (ExecutionException e) {
                ends.add(e.getCause());
            }
        }
        return ends;
    }

    private void assertOneSuccessAndOneRefusal(List<Object> ends) {
        assertThat(sentTogether).as("%s", ends).hasValue(2);
        assertThat(ends)
                .as("%s", ends)
                .filteredOn(CloneResult.class::isInstance)
                .hasSize(1);
        assertThat(ends)
                .as("%s", ends)
                .filteredOn(CloneFailedException.class::isInstance)
                .hasSize(1);
        CloneFailedException refused = ends.stream()
                .filter(CloneFailedException.class::isInstance)
                .map(CloneFailedException.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(refused.failure().error().orElseThrow().number()).isEqualTo(3634);
        assertThat(refused.failure().identity()).isEmpty();
    }
}
