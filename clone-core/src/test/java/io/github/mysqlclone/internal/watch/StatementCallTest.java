package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.internal.watch.SteadyRecipient.Statement;
import io.github.mysqlclone.internal.watch.SteadyRecipient.Surroundings;
import io.github.mysqlclone.internal.watch.SteadyRecipient.Tables;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StatementCallTest {

    /** Wrappers that are older than {@code abort} have no such method. */
    @Test
    void givesItsConnectionBackThoughThatCannotBeBrokenOff() throws SQLException, InterruptedException {
        SteadyRecipient recipient = new SteadyRecipient(Statement.LOST, Tables.empty(), Surroundings.SESSION_LIVES);
        recipient.server.refuseToBreakOff(new AbstractMethodError("abort"));
        CountDownLatch ended = new CountDownLatch(1);
        StatementCall call =
                StatementCall.ready(recipient.server.open(), "CLONE", Duration.ofSeconds(5), ended::countDown);

        call.send();

        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        call.dismiss();
        assertThat(call.outcome()).get().isInstanceOf(StatementReturn.Lost.class);
        assertThat(recipient.server.closed()).isEqualTo(1);
    }

    @Test
    void canBeDismissedThoughItsConnectionCannotBeBrokenOff() throws SQLException {
        SteadyRecipient recipient = new SteadyRecipient(Statement.OUT, Tables.empty(), Surroundings.SESSION_LIVES);
        recipient.server.refuseToBreakOff(new AbstractMethodError("abort"));
        StatementCall call = StatementCall.ready(recipient.server.open(), "CLONE", Duration.ofSeconds(5), () -> {});
        call.send();

        call.dismiss();

        assertThat(call.isOut()).isTrue();
        recipient.server.letGo();
    }
}
