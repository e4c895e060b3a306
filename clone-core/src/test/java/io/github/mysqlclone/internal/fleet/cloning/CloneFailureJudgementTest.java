package io.github.mysqlclone.internal.fleet.cloning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.fleet.plan.FailureConsequence;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneFailureJudgementTest {

    private static final RemoteCloneSpec SPEC =
            CloneSpec.remote("db1", 3306).donorAccount("donor", "password-of-the-donor");

    private static CloneFailedException failure(int number, String message, RecipientData data, Optional<Stage> stage) {
        return new CloneFailedException(
                "The clone failed.",
                new CloneFailure(
                        Optional.of(new ServerError(number, "HY000", message)),
                        stage,
                        Optional.empty(),
                        data,
                        List.of(),
                        "Look."),
                null);
    }

    private static CloneFailureJudgement end(Throwable thrown, boolean donorIsRoot) {
        return CloneFailureJudgement.of(SPEC, thrown, donorIsRoot);
    }

    private static FailureConsequence setback(CloneFailureJudgement end) {
        return ((CloneFailureJudgement.Failed) end).setback();
    }

    private static PreflightFailedException preflight(CheckId id, Side side) {
        return new PreflightFailedException(
                new PreflightReport(
                        List.of(new CheckResult(id, Outcome.FOUND, List.of(Finding.error(side, "it is so")), ""))),
                "Preflight refuses");
    }

    @Test
    void aDonorThatServesAnotherIsNoFailure() {
        assertThat(end(
                        failure(
                                3862,
                                "Clone Donor Error: 3634 : Too many concurrent clone operations. Maximum allowed - 1..",
                                RecipientData.UNTOUCHED,
                                Optional.empty()),
                        true))
                .isInstanceOf(CloneFailureJudgement.DonorBusy.class);
        assertThat(end(preflight(CheckId.CLONE_RUNNING, Side.DONOR), true))
                .isInstanceOf(CloneFailureJudgement.DonorBusy.class);
    }

    @Test
    void aDonorThatHasLostItsPluginIsNotBlamedWhereThatMayBeInstalledAgain() {
        CloneFailedException failure = failure(
                3862,
                "Clone Donor Error: 1524 : Plugin 'clone' is not loaded.",
                RecipientData.UNTOUCHED,
                Optional.empty());

        assertThat(setback(CloneFailureJudgement.of(
                        SPEC.prepare(Preparation.nothing().installPlugin()), failure, true)))
                .isEqualTo(new FailureConsequence(true, false, false));
        assertThat(setback(end(failure, true)).mayBeTriedAgain()).isFalse();
    }

    @Test
    void whatNobodyKnowsIsNoFailureEither() {
        assertThat(end(new CloneOutcomeUnknownException("nobody knows", null, null), true))
                .isInstanceOf(CloneFailureJudgement.Unresolved.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {3873, 1021, 1026, 3870, 3869, 1227, 1142, 3868})
    void whatTheRecipientLacksItLacksWithAnyDonor(int number) {
        assertThat(setback(end(failure(number, "no", RecipientData.UNTOUCHED, Optional.empty()), false)))
                .isEqualTo(new FailureConsequence(false, false, false));
    }

    @Test
    void aDonorThatFailsIsBlamed() {
        CloneFailureJudgement end = end(
                failure(
                        3862,
                        "Clone Donor Error: 1815 : Internal error: Innodb Clone Restart could not find existing clone.",
                        RecipientData.DROPPED,
                        Optional.of(Stage.FILE_COPY)),
                false);

        assertThat(setback(end)).isEqualTo(new FailureConsequence(true, true, true));
        assertThat(((CloneFailureJudgement.Failed) end).data()).isEqualTo(RecipientData.DROPPED);
    }

    @Test
    void aCopyWithoutPrivilegesIsBlamedAndTheSourceIsFinal() {
        CloneFailedException refused = failure(
                3862,
                "Clone Donor Error: 1227 : Access denied; you need BACKUP_ADMIN.",
                RecipientData.UNTOUCHED,
                Optional.empty());

        assertThat(setback(end(refused, false))).isEqualTo(new FailureConsequence(true, false, true));
        assertThat(setback(end(refused, true)).mayBeTriedAgain()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1158, 1159, 1160, 1161})
    void aLostConnectionToTheDonorIsTheDonors(int number) {
        assertThat(setback(end(failure(number, "lost", RecipientData.UNTOUCHED, Optional.of(Stage.FILE_COPY)), false)))
                .isEqualTo(new FailureConsequence(true, false, true));
    }

    @Test
    void aMemberThatComesBackBrokenIsFinal() {
        assertThat(setback(end(
                        failure(
                                1815,
                                "Recovery failed. Please Retry Clone.",
                                RecipientData.REPLACED,
                                Optional.of(Stage.RECOVERY)),
                        false)))
                .isEqualTo(FailureConsequence.forGood());
    }

    @Test
    void preflightOfACopyIsTriedElsewhereAndThatOfTheSourceIsFinal() {
        assertThat(setback(end(preflight(CheckId.PLUGINS_PRESENT, Side.RECIPIENT), false)))
                .isEqualTo(new FailureConsequence(true, false, false));
        assertThat(setback(end(preflight(CheckId.PLUGIN_ACTIVE, Side.DONOR), false)))
                .isEqualTo(new FailureConsequence(true, false, true));
        assertThat(setback(end(preflight(CheckId.PLUGINS_PRESENT, Side.RECIPIENT), true)))
                .isEqualTo(FailureConsequence.forGood());
    }

    @Test
    void aCancelledCloneIsNotTriedAgain() {
        CloneCancelledException cancelled = new CloneCancelledException(
                "It was cancelled.",
                failure(1317, "interrupted", RecipientData.DROPPED, Optional.of(Stage.FILE_COPY))
                        .failure(),
                null);

        assertThat(setback(end(cancelled, true))).isEqualTo(FailureConsequence.forGood());
    }

    @Test
    void aServerThatDoesNotAnswerMayAnswerLater() {
        ServerConnectionException silent =
                new ServerConnectionException(MySqlServer.at("db2", 3306), "no answer", null, null);

        assertThat(setback(end(silent, true))).isEqualTo(new FailureConsequence(true, false, false));
        assertThat(setback(end(new IllegalStateException("no"), true))).isEqualTo(FailureConsequence.forGood());
    }

    @Test
    void whatSomebodyDoesAtTheSourceForAWhileIsTriedAgain() {
        assertThat(setback(end(preflight(CheckId.DDL, Side.DONOR), true)).mayBeTriedAgain())
                .isTrue();
        assertThat(end(preflight(CheckId.DDL, Side.DONOR), true).needsTime()).isTrue();
    }

    @Test
    void aCopyThatDoesNotAnswerGetsAStrikeAndTheRecipientDoesNot() {
        MySqlServer copy = MySqlServer.at("db2", 3306);
        CloneSpec from = CloneSpec.remote("db2", 3306).donorServer(copy);

        assertThat(setback(CloneFailureJudgement.of(from, new ServerConnectionException(copy, "no", null, null), false))
                        .blamesDonor())
                .isTrue();
        assertThat(setback(CloneFailureJudgement.of(
                                from,
                                new ServerConnectionException(MySqlServer.at("db3", 3306), "no", null, null),
                                false))
                        .blamesDonor())
                .isFalse();
    }
}
