package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloneExceptionTest {

    private static final CloneIdentity IDENTITY =
            new CloneIdentity("uuid", "db1:3306", Instant.parse("2026-11-22T10:00:00Z"));
    private static final ServerError ERROR = new ServerError(1815, "HY000", "Internal error: Clone failed");

    static Stream<Arguments> failures() {
        return Stream.of(
                argumentSet(
                        "all is known",
                        failure(Optional.of(ERROR), Optional.of(Stage.FILE_COPY), RecipientData.DROPPED, "Try again."),
                        "1815 Internal error: Clone failed. It ended in stage FILE COPY. The recipient's own data is"
                                + " dropped. Try again."),
                argumentSet(
                        "a text that ends in a period",
                        failure(
                                Optional.of(new ServerError(3862, "HY000", "Clone Donor Error: 1317 : x.")),
                                Optional.empty(),
                                RecipientData.UNTOUCHED,
                                "Try again."),
                        "3862 Clone Donor Error: 1317 : x. The recipient's own data is untouched. Try again."),
                argumentSet(
                        "no error",
                        failure(Optional.empty(), Optional.empty(), RecipientData.UNKNOWN, "Look."),
                        "the server gave no error. The recipient's own data is in an unknown state. Look."),
                argumentSet(
                        "no advice",
                        failure(Optional.of(ERROR), Optional.empty(), RecipientData.PARTIALLY_DROPPED, ""),
                        "1815 Internal error: Clone failed. The recipient's own data is partially dropped."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failureIsToldInSentences(CloneFailure failure, String text) {
        assertThat(failure).hasToString(text);
    }

    @Test
    void failureKeepsACopyOfTheErrorLog() {
        List<String> log = new ArrayList<>(List.of("one"));
        CloneFailure failure =
                new CloneFailure(Optional.empty(), Optional.empty(), Optional.empty(), RecipientData.UNKNOWN, log, "");

        log.clear();

        assertThat(failure.errorLog()).containsExactly("one");
    }

    @Test
    void failedCloneTellsMessageAndFailureAndKeepsTheCause() {
        SQLException cause = new SQLException("Internal error", "HY000", 1815);
        CloneFailure failure =
                failure(Optional.of(ERROR), Optional.of(Stage.DROP_DATA), RecipientData.UNTOUCHED, "Try again.");

        CloneFailedException exception = new CloneFailedException("The clone failed:", failure, cause);

        assertThat(exception).hasMessage("The clone failed: " + failure).hasCause(cause);
        assertThat(exception.failure()).isEqualTo(failure);
    }

    @Test
    void cancelledCloneTellsTheServersNoteOfItLast() {
        CloneFailure failure =
                failure(Optional.of(ERROR), Optional.of(Stage.FILE_COPY), RecipientData.DROPPED, "Clone again.");

        CloneCancelledException exception = new CloneCancelledException("It was cancelled.", failure);

        assertThat(exception)
                .hasMessage("It was cancelled. It ended in stage FILE COPY. The recipient's own data is dropped. Clone"
                        + " again.\n  The server's note of the cancellation: 1815 Internal error: Clone failed")
                .hasNoCause();
        assertThat(exception.failure()).isEqualTo(failure);
    }

    @Test
    void unknownOutcomeNamesTheCloneWhereItIsKnown() {
        RuntimeException cause = new RuntimeException("no route");

        assertThat(new CloneOutcomeUnknownException("Nobody knows", IDENTITY, cause).identity())
                .contains(IDENTITY);
        assertThat(new CloneOutcomeUnknownException("Nobody knows", null, null).identity())
                .isEmpty();
        assertThat(new CloneOutcomeUnknownException("Nobody knows", IDENTITY, cause))
                .hasMessage("Nobody knows")
                .hasCause(cause);
    }

    @Test
    void refusalCarriesTheReport() {
        PreflightReport report = new PreflightReport(List.of());

        assertThat(new PreflightFailedException(report, "Preflight refuses"))
                .hasMessage("Preflight refuses")
                .extracting(PreflightFailedException::report)
                .isEqualTo(report);
    }

    @Test
    void identityIsToldInASentence() {
        assertThat(IDENTITY).hasToString("clone from db1:3306 on server uuid, begun 2026-11-22T10:00:00Z");
    }

    private static CloneFailure failure(
            Optional<ServerError> error, Optional<Stage> stage, RecipientData data, String advice) {
        return new CloneFailure(error, stage, Optional.of(IDENTITY), data, List.of(), advice);
    }
}
