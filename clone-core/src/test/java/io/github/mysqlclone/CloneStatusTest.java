package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.ServerError;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CloneStatusTest {

    static Stream<Arguments> rows() {
        return Stream.of(
                argumentSet("the server died in it", ReportedState.IN_PROGRESS, 0L, 1317, true),
                argumentSet("it runs", ReportedState.IN_PROGRESS, 12L, 0, false),
                argumentSet("it runs and was interrupted", ReportedState.IN_PROGRESS, 12L, 1317, false),
                argumentSet("it recovers", ReportedState.IN_PROGRESS, 0L, 0, false),
                argumentSet("it recovers with another error", ReportedState.IN_PROGRESS, 0L, 1815, false),
                argumentSet("it was cancelled", ReportedState.FAILED, 0L, 1317, false),
                argumentSet("it completed", ReportedState.COMPLETED, 0L, 0, false));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDeadOnlyWhereNoSessionRunsAnInterruptedCloneInProgress(
            ReportedState state, long session, int error, boolean dead) {
        CloneStatus status = new CloneStatus(
                new CloneIdentity("uuid", "db1:3306", Instant.EPOCH),
                state,
                session,
                "LOCAL INSTANCE",
                Optional.empty(),
                error == 0 ? Optional.empty() : Optional.of(new ServerError(error, "HY000", "text")),
                Optional.empty(),
                List.of());

        assertThat(status.isDead()).isEqualTo(dead);
    }
}
