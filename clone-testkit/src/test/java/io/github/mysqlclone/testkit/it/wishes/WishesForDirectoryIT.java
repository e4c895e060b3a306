package io.github.mysqlclone.testkit.it.wishes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same wishes of a clone into a directory, which restarts nothing and drops nothing. */
@Tag(Lane.FULL)
class WishesForDirectoryIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AtomicInteger DIRECTORIES = new AtomicInteger();

    private static @Nullable ClonePair shared;

    private final ClonePair pair = pair();
    private final Path target = Path.of(pair.recipient().workDirectory(), "copy" + DIRECTORIES.incrementAndGet());

    private static ClonePair pair() {
        return Objects.requireNonNull(shared);
    }

    @BeforeAll
    static void start() throws Exception {
        shared = ClonePair.create();
        Servers.fill(pair().recipient(), "old", 10);
    }

    @AfterAll
    static void close() {
        pair().close();
        shared = null;
    }

    static Stream<Arguments> table() {
        return Stream.of(Step.LAST_QUESTION, Step.SENT, Step.COPYING, Step.ENDED)
                .flatMap(step -> Stream.of(Wish.values()).map(wish -> arguments(step, wish, outcome(step, wish))));
    }

    private static Outcome outcome(Step step, Wish wish) {
        if (step == Step.ENDED) {
            return Outcome.COMPLETED;
        }
        if (step == Step.LAST_QUESTION) {
            return wish == Wish.DETACH ? Outcome.REFUSED : Outcome.NEVER_SENT;
        }
        return wish == Wish.DETACH ? Outcome.LET_GO : Outcome.CANCELLED;
    }

    @ParameterizedTest
    @MethodSource("table")
    void comesOfEachWish(Step step, Wish wish, Outcome expected) throws Exception {
        RemoteCloneSpec spec = slowly(step == Step.SENT || step == Step.COPYING);
        HookedDataSource recipient = new HookedDataSource(Servers.recipient(pair));

        @Nullable Throwable thrown;
        @Nullable Throwable thrownByWish;
        try (CloneSession session = spec.openSession(MySqlServer.dataSource(recipient))) {
            Caller caller = new Caller(session, wish);
            caller.wishesAt(step, recipient);
            thrown = caller.call(step == Step.ENDED && wish != Wish.INTERRUPT);
            thrownByWish = caller.thrownByWish();
        }

        switch (expected) {
            case NEVER_SENT -> {
                assertCancelled(thrown);
                assertThat(target).doesNotExist();
            }
            case REFUSED -> {
                assertThat(thrownByWish).isInstanceOf(IllegalStateException.class);
                assertThat(thrown).isNull();
                assertThat(target).isNotEmptyDirectory();
            }
            case COMPLETED -> {
                assertThat(thrown).isNull();
                assertThat(target).isNotEmptyDirectory();
            }
            case CANCELLED -> {
                List<String> left = assertCancelled(thrown);
                assertThat(left).anyMatch(what -> what.contains(target.toString()));
            }
            case LET_GO -> {
                Servers.hurry(pair);
                Await.until("the clone to complete", SOON, () -> status().state() == ReportedState.COMPLETED);
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                CloneOutcomeUnknownException.class,
                                unknown -> assertThat(unknown.identity()).contains(status().identity()));
                assertThat(target).isNotEmptyDirectory();
            }
        }
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
    }

    @Test
    void comesNothingOfCancelOrDetachOnceItIsLetGoOf() throws Exception {
        try (CloneSession session = slowly(true).openSession(Servers.recipient(pair))) {
            CloneOperation operation = session.start();
            Await.until("the file copy", SOON, () -> Servers.isCopyingFiles(operation.progress()));
            operation.detach();

            operation.cancel();
            operation.detach();
        }

        Servers.hurry(pair);
        Await.until("the clone's end", SOON, () -> status().state() != ReportedState.IN_PROGRESS);
        assertThat(status().state()).isEqualTo(ReportedState.COMPLETED);
    }

    private RemoteCloneSpec slowly(boolean isSlow) throws Exception {
        RemoteCloneSpec spec = Servers.fromDonorSlowly(pair, 5).requireNoSsl().dataDirectory(target.toString());
        pair.recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '" + spec.donorHost() + ":" + spec.donorPort() + "'");
        if (!isSlow) {
            Servers.hurry(pair);
        }
        return spec;
    }

    private static List<String> assertCancelled(@Nullable Throwable thrown) {
        assertThat(thrown).isInstanceOf(CloneCancelledException.class);
        CloneCancelledException cancelled = (CloneCancelledException) thrown;
        assertThat(cancelled.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
        return cancelled.failure().leftovers().stream().map(String::valueOf).toList();
    }

    private CloneStatus status() {
        return CloneStatus.read(Servers.login(pair.recipient(), pair.recipient().rootAccount()))
                .orElseThrow();
    }
}
