package io.github.mysqlclone.internal.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatementReturnTest {

    static Stream<Arguments> exceptions() {
        return Stream.of(
                argumentSet("an error of the server", new SQLException("x", "HY000", 3869), true, false),
                argumentSet("nothing supervises the server", new SQLException("x", "HY000", 3707), true, true),
                argumentSet(
                        "a network error that the server reports", new SQLException("x", "08S01", 1159), true, false),
                argumentSet("the driver lost the connection", new SQLException("x", "08S01", 0), false, false),
                argumentSet("the server shuts down", new SQLException("x", "08S01", 1053), false, false),
                argumentSet("no state and no number", new SQLException("x"), false, false));
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void isToldFromAnExceptionByTheServersNumber(SQLException exception, boolean rejected, boolean restartFollows) {
        StatementReturn outcome = StatementReturn.of(exception);

        assertThat(outcome)
                .isEqualTo(
                        rejected
                                ? new StatementReturn.Rejected(
                                        ServerError.of(exception).orElseThrow(), exception)
                                : new StatementReturn.Lost(exception));
        assertThat(outcome.restartFollows()).isEqualTo(restartFollows);
    }

    @Test
    void letsARestartFollowOnOk() {
        assertThat(new StatementReturn.Answered().restartFollows()).isTrue();
    }
}
