package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.server.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnexpectedEndTest {

    private static final SecretMask MASK = SecretMask.of(Stream.of(Account.of("clone", "G3heim")));
    private static final CloneIdentity IDENTITY = new CloneIdentity("uuid", "db1:3306", Instant.EPOCH);

    @Test
    void isUnknownWhateverIsThrown() {
        CloneException end =
                UnexpectedEnd.afterTheStatement(new StackOverflowError("in G3heim"), Optional.of(IDENTITY), MASK);

        assertThat(end)
                .isInstanceOfSatisfying(
                        CloneOutcomeUnknownException.class,
                        unknown -> assertThat(unknown.identity()).contains(IDENTITY))
                .cause()
                .message()
                .contains("StackOverflowError: in ******");
    }

    @Test
    void isTheEndThatWasTold() {
        CloneException told = NothingBegunFailure.cancelledBeforeTheStatement();

        assertThat(UnexpectedEnd.afterTheStatement(told, Optional.empty(), MASK))
                .isSameAs(told);
    }
}
