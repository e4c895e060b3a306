package io.github.mysqlclone.testkit.it.wishes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the table of {@link CloneOperation}'s documentation: each wish at each step, by hooks and not by timing. */
@Tag(Lane.CORE)
class WishesIT {

    /** Rows as {@link Step}, columns as {@link Wish}. */
    private static final String TABLE = """
                             CANCEL     DETACH    CLOSE      INTERRUPT
            PREFLIGHT        NEVER_SENT REFUSED   NEVER_SENT NEVER_SENT
            GATE             NEVER_SENT REFUSED   NEVER_SENT NEVER_SENT
            PREPARING        NEVER_SENT REFUSED   NEVER_SENT NEVER_SENT
            WATCH_OPENS      NEVER_SENT REFUSED   NEVER_SENT NEVER_SENT
            STATEMENT_OPENS  NEVER_SENT REFUSED   NEVER_SENT NEVER_SENT
            LAST_QUESTION    NEVER_SENT REFUSED   NEVER_SENT NEVER_SENT
            SENT             CANCELLED  LET_GO    CANCELLED  CANCELLED
            COPYING          CANCELLED  LET_GO    CANCELLED  CANCELLED
            RESTARTING       COMPLETED  LET_GO    COMPLETED  COMPLETED
            ENDED            COMPLETED  COMPLETED COMPLETED  COMPLETED
            """;

    private static final Set<Step> IN_CORE_LANE = Set.of(Step.GATE, Step.COPYING);

    private static final Duration SOON = Duration.ofSeconds(60);

    private static @Nullable ClonePair shared;

    private ClonePair pair = pair();

    private static ClonePair pair() {
        ClonePair pair = shared;
        if (pair == null) {
            pair = ClonePair.create();
            shared = pair;
        }
        return pair;
    }

    @AfterAll
    static void close() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    static Stream<Arguments> table() {
        List<List<String>> rows =
                TABLE.lines().map(line -> List.of(line.strip().split(" +"))).toList();
        List<String> wishes = rows.get(0);
        return rows.stream()
                .skip(1)
                .filter(row -> !Lane.isCore() || IN_CORE_LANE.contains(Step.valueOf(row.get(0))))
                .flatMap(row -> wishes.stream()
                        .map(wish -> Arguments.of(
                                Step.valueOf(row.get(0)),
                                Wish.valueOf(wish),
                                Outcome.valueOf(row.get(1 + wishes.indexOf(wish))))));
    }

    @BeforeEach
    void letBothHoldData() throws SQLException {
        pair.recipient().execute("DROP DATABASE IF EXISTS shop", "DROP DATABASE IF EXISTS old");
        Servers.fill(pair.recipient(), "old", 10);
        pair.donor().execute("DROP DATABASE IF EXISTS shop");
        Servers.fill(pair.donor(), "shop", 10);
    }

    @AfterEach
    void letTheServerBeDone() {
        Servers.hurry(pair);
        Await.until(
                "no clone to run",
                SOON,
                () -> !lastClone()
                        .filter(clone -> clone.state() == ReportedState.IN_PROGRESS)
                        .isPresent());
        // What a cancelled clone leaves of the donor's schemas stands in the way of a schema of that name.
        if (lastClone().filter(clone -> clone.state() == ReportedState.FAILED).isPresent()) {
            close();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void comesOfEachWishAtEachStep(Step step, Wish wish, Outcome expected) throws Exception {
        RemoteCloneSpec spec = Servers.fromDonorSlowly(pair, 5)
                .requireNoSsl()
                .serverAfterRestart(Servers.recipient(pair))
                .replaceData();
        if (step == Step.PREPARING) {
            spec = spec.prepare(Preparation.nothing().set(CloneSetting.dataBandwidth(100)));
        }
        if (step != Step.SENT && step != Step.COPYING) {
            Servers.hurry(pair);
        }
        pair.recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '" + spec.donorHost() + ":" + spec.donorPort() + "'");
        List<String> clonesBefore = clonesSeen();
        HookedDataSource recipient = new HookedDataSource(Servers.recipient(pair));

        @Nullable Throwable thrown;
        CloneState state;
        boolean flag;
        @Nullable Throwable thrownByWish;
        try (CloneSession session = spec.openSession(MySqlServer.dataSource(recipient))) {
            Caller caller = new Caller(session, wish);
            caller.wishesAt(step, recipient);
            thrown = caller.call(step == Step.ENDED && wish != Wish.INTERRUPT);
            state = caller.lastState();
            flag = caller.isInterrupted();
            thrownByWish = caller.thrownByWish();
        }

        assertThat(flag).isEqualTo(wish == Wish.INTERRUPT);
        switch (expected) {
            case NEVER_SENT -> {
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                CloneCancelledException.class,
                                cancelled -> assertThat(cancelled.failure().recipientData())
                                        .isEqualTo(RecipientData.UNTOUCHED));
                assertThat(state).isEqualTo(CloneState.CANCELLED);
                assertThat(clonesSeen()).isEqualTo(clonesBefore);
                assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
                assertThat(Sql.value(pair.recipient(), "SELECT @@GLOBAL.clone_max_data_bandwidth"))
                        .isEqualTo("0");
            }
            case REFUSED -> {
                assertThat(thrownByWish).isInstanceOf(IllegalStateException.class);
                assertThat(thrown).isNull();
                assertThat(state).isEqualTo(CloneState.COMPLETED);
                assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
            }
            case COMPLETED -> {
                assertThat(thrownByWish).isNull();
                assertThat(thrown).isNull();
                assertThat(state).isEqualTo(CloneState.COMPLETED);
                assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
            }
            case CANCELLED -> {
                boolean keptOldData = holdsOldData();
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                CloneCancelledException.class,
                                cancelled -> assertThat(cancelled.failure().recipientData())
                                        .isEqualTo(keptOldData ? RecipientData.UNTOUCHED : RecipientData.DROPPED));
                assertThat(keptOldData && step == Step.COPYING).isFalse();
                assertThat(state).isEqualTo(CloneState.CANCELLED);
                assertThat(status().state()).isEqualTo(ReportedState.FAILED);
            }
            case LET_GO -> {
                assertThat(state).isEqualTo(CloneState.UNRESOLVED);
                Servers.hurry(pair);
                Await.until("the clone to complete", SOON, () -> status().state() == ReportedState.COMPLETED);
                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                CloneOutcomeUnknownException.class,
                                unknown -> assertThat(unknown.identity()).contains(status().identity()));
                assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
            }
        }
    }

    private boolean holdsOldData() throws SQLException {
        return Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'old'") != null;
    }

    private CloneStatus status() {
        return lastClone().orElseThrow();
    }

    private Optional<CloneStatus> lastClone() {
        return CloneStatus.read(Servers.login(pair.recipient(), pair.recipient().rootAccount()));
    }

    private List<String> clonesSeen() throws SQLException {
        return Sql.row(pair.recipient(), "SHOW GLOBAL STATUS LIKE 'Com_clone'");
    }
}
