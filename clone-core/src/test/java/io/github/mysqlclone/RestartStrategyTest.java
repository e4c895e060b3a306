package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RestartStrategyTest {

    private static final RestartAction ACTION = server -> {};

    @Test
    void waitsForASupervisorByDefault() {
        assertThat(RestartStrategy.supervised())
                .isEqualTo(new RestartStrategy.Supervised())
                .isEqualTo(CloneSpec.remote("db1", 3306).restartStrategy());
    }

    @Test
    void callsBackAfterThirtySecondsOfSilenceUnlessTold() {
        assertThat(RestartStrategy.callback(ACTION))
                .isEqualTo(new RestartStrategy.Callback(ACTION, Duration.ofSeconds(30)));
    }

    @Test
    void asksWhoeverIsNamedHowTheProcessEnded() throws Exception {
        ServerExit exit = ServerExit.of(OptionalInt.of(1), "one\ntwo\n");
        MySqlServer recipient = MySqlServer.at("db2", 3306);

        for (RestartStrategy strategy :
                new RestartStrategy[] {RestartStrategy.supervised(), RestartStrategy.callback(ACTION)}) {
            assertThat(strategy.exitReport().lastExit(recipient)).isEqualTo(ServerExit.unknown());
            assertThat(strategy.explainedBy(server -> exit).exitReport().lastExit(recipient))
                    .isEqualTo(exit);
        }
    }

    @Test
    void keepsActionAndSilenceWhenItIsExplained() {
        ExitReport report = server -> ServerExit.unknown();

        assertThat(RestartStrategy.callback(ACTION, Duration.ofSeconds(3)).explainedBy(report))
                .isEqualTo(new RestartStrategy.Callback(ACTION, Duration.ofSeconds(3), report));
    }

    @Test
    void refusesSilenceThatIsNone() {
        for (Duration silence : new Duration[] {Duration.ZERO, Duration.ofMillis(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new RestartStrategy.Callback(ACTION, silence))
                    .withMessage("silence: must be positive (was " + silence + ")");
        }
    }
}
