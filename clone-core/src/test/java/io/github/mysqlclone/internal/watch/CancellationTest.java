package io.github.mysqlclone.internal.watch;

import static io.github.mysqlclone.internal.outcome.Clones.OURS;
import static io.github.mysqlclone.internal.outcome.Clones.stage;
import static io.github.mysqlclone.progress.ReportedState.COMPLETED;
import static io.github.mysqlclone.progress.ReportedState.IN_PROGRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.donor.ServedClone;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.Clones;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private static final Duration WINDOW = Duration.ofMinutes(8);

    private final ScriptedServer server = new ScriptedServer(sql -> null);
    private final ScriptedServer donor = new ScriptedServer(CancellationTest::serves);

    private static @Nullable List<Map<String, Object>> serves(String sql) {
        return sql.equals("SHOW PROCESSLIST")
                ? List.of(Rows.row(
                        "Id",
                        5L,
                        "User",
                        "clone_donor",
                        "Host",
                        "db2:5001",
                        "db",
                        "",
                        "Command",
                        "clone",
                        "Time",
                        2,
                        "State",
                        ""))
                : null;
    }

    private final Cancellation cancellation = new Cancellation(
            new RecipientKillQuery(Duration.ofSeconds(30)), DonorSessions.unknown(ScriptedServer.opener()), WINDOW);

    private void pursue(CloneState state, StageProgress... stages) {
        pursue(cancellation, Duration.ZERO, state, stages);
    }

    /** Without a byte since the beginning. */
    private void pursue(Cancellation cancellation, Duration at, CloneState state, StageProgress... stages) {
        pursue(cancellation, at, at, state, stages);
    }

    private void pursue(
            Cancellation cancellation, Duration silence, Duration at, CloneState state, StageProgress... stages) {
        cancellation.pursue(
                server.open(),
                new CloneStanding.Wait(state, Optional.of(Clones.status(OURS, IN_PROGRESS, 12, 0, List.of(stages)))),
                silence,
                at.toNanos());
    }

    private static StageProgress copied(long bytes) {
        return new StageProgress(Stage.FILE_COPY, IN_PROGRESS, Optional.empty(), Optional.empty(), 1, 0, bytes, bytes);
    }

    /** One that was begun a minute ago, so that sessions of two seconds may be those of another clone. */
    private static Cancellation ofOneWithYoungSessions(ScriptedServer donor) {
        return ofOneWithSessions(donor, Duration.ofMinutes(1));
    }

    private static Cancellation ofOneWithSessions(ScriptedServer donor, Duration age) {
        return new Cancellation(
                new RecipientKillQuery(Duration.ofSeconds(30)),
                DonorSessions.to(
                        ScriptedServer.opener(),
                        donor.server(),
                        Optional.empty(),
                        ServedClone.ofKnownDonor(Optional.of("clone_donor"), age)),
                WINDOW);
    }

    @Test
    void endsYoungSessionsOnTheDonorOnceItIsSeenToGetBytes() {
        Cancellation young = ofOneWithYoungSessions(donor);
        pursue(young, Duration.ZERO, CloneState.RUNNING, copied(1000));
        assertThat(donor.count("KILL")).isZero();

        pursue(young, Duration.ofMillis(250), CloneState.RUNNING, copied(2000));

        assertThat(donor.statements()).contains("KILL 5");
        assertThat(server.count("KILL")).isZero();
        assertThat(young.isSent()).isTrue();
    }

    /** KILL QUERY of a clone that waits for bytes may lock the recipient up for good. */
    @Test
    void sendsNothingToACloneThatGetsNothingWhileItsDonorMayServeAnother() {
        Cancellation young = ofOneWithYoungSessions(donor);
        for (int second = 0; second < 60; second++) {
            pursue(young, Duration.ofSeconds(second), CloneState.RUNNING, copied(1000));
        }
        assertThat(server.count("KILL")).isZero();
        assertThat(donor.count("KILL")).isZero();
        assertThat(young.isSent()).isFalse();

        pursue(young, Duration.ofSeconds(61), CloneState.RUNNING, copied(1001));

        assertThat(donor.statements()).contains("KILL 5");
    }

    /** It reads from its donor from the beginning: a KILL QUERY may meet it there. */
    @Test
    void endsTheSessionOfACloneThatHasYetToCopyAsSoonAsTheDonorHasOne() {
        AtomicBoolean isConnected = new AtomicBoolean();
        ScriptedServer later = new ScriptedServer(
                sql -> sql.equals("SHOW PROCESSLIST") && !isConnected.get() ? List.of() : serves(sql));
        Cancellation early = ofOneWithSessions(later, Duration.ofSeconds(2));
        pursue(early, Duration.ZERO, CloneState.RUNNING);
        pursue(early, Duration.ofSeconds(1), CloneState.RUNNING, stage(Stage.DROP_DATA, IN_PROGRESS));
        assertThat(server.count("KILL")).isZero();
        assertThat(early.isSent()).isFalse();

        isConnected.set(true);
        pursue(early, Duration.ofSeconds(2), CloneState.RUNNING, stage(Stage.DROP_DATA, IN_PROGRESS));

        assertThat(later.statements()).contains("KILL 5");
        assertThat(server.count("KILL")).isZero();
    }

    /** It reads what the network still holds, and is locked up by a KILL QUERY. */
    @Test
    void sendsNothingToACloneThatStillGetsWhatItsDonorHadSent() {
        Cancellation draining = ofOneWithSessions(donor, Duration.ofSeconds(2));
        long mebibyte = 1 << 20;
        for (int second = 0; second <= 120; second++) {
            pursue(
                    draining,
                    Duration.ofSeconds(second % 30),
                    Duration.ofSeconds(second),
                    CloneState.RUNNING,
                    copied(mebibyte * (1 + second / 30)));
        }

        assertThat(donor.count("KILL")).isEqualTo(1);
        assertThat(server.count("KILL")).isZero();
    }

    /** The network may be lost as well: it tries to reach its donor for a time. */
    @Test
    void killsTheCloneThatDoesNotGiveUpItsDonorWhenItShould() {
        Cancellation lost = ofOneWithSessions(donor, Duration.ofSeconds(2));
        pursue(lost, Duration.ZERO, CloneState.RUNNING, copied(1000));
        pursue(lost, Duration.ofSeconds(1), CloneState.RUNNING, copied(1000));
        pursue(lost, WINDOW.plusMinutes(2), CloneState.RUNNING, copied(1000));
        assertThat(server.count("KILL")).isZero();

        pursue(lost, WINDOW.plusMinutes(2).plusSeconds(1), CloneState.RUNNING, copied(1000));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    @Test
    void killsTheCloneThatHasYetToCopyWhereNobodyKnowsItsDonor() {
        pursue(CloneState.RUNNING, stage(Stage.DROP_DATA, IN_PROGRESS));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    /** An administrator may have ended its donor's sessions, or an earlier call; the network still holds what they sent. */
    @Test
    void sendsNothingToACloneWhoseDonorServesNobodyAnyMore() {
        ScriptedServer servesNobody = new ScriptedServer(sql -> sql.equals("SHOW PROCESSLIST") ? List.of() : null);
        Cancellation draining = ofOneWithYoungSessions(servesNobody);
        for (int second = 0; second < 60; second++) {
            pursue(draining, Duration.ofSeconds(second), CloneState.RUNNING, copied(1000));
        }
        assertThat(server.count("KILL")).isZero();
        assertThat(draining.isSent()).isFalse();

        pursue(draining, Duration.ZERO, Duration.ofSeconds(60), CloneState.RUNNING, copied(1L << 30));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    /** Between two stages as well. */
    @Test
    void endsTheSessionsOfACloneThatHasCopiedItsFilesAndNotItsPages() {
        pursue(
                ofOneWithSessions(donor, Duration.ofSeconds(2)),
                Duration.ZERO,
                CloneState.RUNNING,
                stage(Stage.FILE_COPY, COMPLETED));

        assertThat(donor.statements()).contains("KILL 5");
        assertThat(server.count("KILL")).isZero();
    }

    /** As one does that has lost its donor, too, and would be met by the KILL QUERY in its wait for the network. */
    @Test
    void givesTheRecipientOfADonorOutOfReachTheTimeToNotice() {
        Cancellation lost = ofOneWithYoungSessions(outOfReach("Communications link failure", 0));
        for (int second = 0; second < 5; second++) {
            pursue(lost, Duration.ofSeconds(second), CloneState.RUNNING, copied(1000));
        }
        assertThat(server.count("KILL")).isZero();

        pursue(lost, Duration.ofSeconds(5), CloneState.RUNNING, copied(1000));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    /** The donor's port for SQL may be closed to us alone. */
    @Test
    void killsTheCloneThatGetsBytesAllTheTimeFromADonorOutOfReach() {
        Cancellation fed = ofOneWithYoungSessions(outOfReach("Communications link failure", 0));
        for (int second = 0; second <= 5; second++) {
            pursue(fed, Duration.ZERO, Duration.ofSeconds(second), CloneState.RUNNING, copied(1000L * second));
        }

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    /** As after a stall: the recipient has had that time. */
    @Test
    void givesItNoMoreWhereNoByteHasComeForLonger() {
        pursue(
                ofOneWithYoungSessions(outOfReach("Communications link failure", 0)),
                Duration.ofMinutes(1),
                CloneState.RUNNING,
                copied(1000));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    @Test
    void doesNotWaitForADonorThatRefusesTheLogin() {
        pursue(
                ofOneWithYoungSessions(outOfReach("Access denied", 1045)),
                Duration.ZERO,
                CloneState.RUNNING,
                copied(1000));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    private static ScriptedServer outOfReach(String message, int number) {
        return new ScriptedServer(new ScriptedServer.Script() {
            @Override
            public @Nullable List<Map<String, Object>> answer(String sql) {
                return null;
            }

            @Override
            public void admit() throws SQLException {
                throw new SQLException(message, "08S01", number);
            }
        });
    }

    @Test
    void killsTheCloneThatCopies() {
        pursue(CloneState.RUNNING, stage(Stage.FILE_COPY, IN_PROGRESS));

        assertThat(server.statements()).contains("KILL QUERY 12");
        assertThat(cancellation.isSent()).isTrue();
    }

    @Test
    void killsTheCloneThatSyncsItsFiles() {
        pursue(CloneState.RUNNING, stage(Stage.REDO_COPY, COMPLETED), stage(Stage.FILE_SYNC, IN_PROGRESS));

        assertThat(server.statements()).contains("KILL QUERY 12");
    }

    /** The session's next statement may be another one's, if a pool has the connection back. */
    @Test
    void leavesACloneAloneThatIsPastItsCopy() {
        pursue(CloneState.RESTARTING, stage(Stage.FILE_SYNC, IN_PROGRESS));
        pursue(CloneState.RECOVERING);
        pursue(CloneState.RUNNING, stage(Stage.FILE_SYNC, COMPLETED));

        assertThat(server.count("KILL")).isZero();
        assertThat(cancellation.isSent()).isFalse();
    }
}
