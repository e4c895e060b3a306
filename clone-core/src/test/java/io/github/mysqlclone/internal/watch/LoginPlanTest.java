package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginPlanTest {

    private static final MySqlServer BEFORE = MySqlServer.at("db2", 3306).login("before", "a");
    private static final MySqlServer AFTER = MySqlServer.at("db2", 3306).login("after", "b");
    private static final long NOW = Duration.ofHours(1).toNanos();
    private static final long TWO_SECONDS = Duration.ofSeconds(2).toNanos();

    private final LoginPlan plan = new LoginPlan(BEFORE, AFTER);

    @Test
    void triesTheLoginThatIsLikelierFirst() {
        assertThat(plan.due(false, NOW)).containsExactly(BEFORE, AFTER);
        assertThat(plan.due(true, NOW)).containsExactly(AFTER, BEFORE);
    }

    @Test
    void triesOneLoginOnceWhereBothAreTheSame() {
        assertThat(new LoginPlan(BEFORE, BEFORE).due(true, NOW)).containsExactly(BEFORE);
    }

    @Test
    void waitsTwoSecondsAfterARefusal() {
        plan.refused(BEFORE, NOW);

        assertThat(plan.due(false, NOW)).containsExactly(AFTER);
        assertThat(plan.due(false, NOW + TWO_SECONDS - 1)).containsExactly(AFTER);
        assertThat(plan.due(false, NOW + TWO_SECONDS)).containsExactly(BEFORE, AFTER);
    }

    @Test
    void givesALoginUpAfterThreeRefusals() {
        refuse(BEFORE, 3);

        assertThat(plan.due(false, NOW + 100 * TWO_SECONDS)).containsExactly(AFTER);
        assertThat(plan.isExhausted()).isFalse();
    }

    @Test
    void isExhaustedOnceEveryLoginIsGivenUp() {
        refuse(BEFORE, 3);
        refuse(AFTER, 2);
        assertThat(plan.isExhausted()).isFalse();

        refuse(AFTER, 1);
        assertThat(plan.isExhausted()).isTrue();
        assertThat(plan.due(true, NOW + 100 * TWO_SECONDS)).isEmpty();
    }

    /** The clone goes on meanwhile, and somebody may mend the account before it ends. */
    @Test
    void triesEachAgainEveryMinuteWhileTheStatementIsOut() {
        refuse(BEFORE, 3);
        refuse(AFTER, 3);
        long minute = Duration.ofMinutes(1).toNanos();

        assertThat(plan.due(false, NOW + minute - 1)).isEmpty();
        assertThat(plan.due(false, NOW + minute)).containsExactly(BEFORE, AFTER);

        plan.refused(BEFORE, NOW + minute);
        plan.refused(AFTER, NOW + minute);
        assertThat(plan.isExhausted()).isTrue();
        assertThat(plan.due(false, NOW + minute + TWO_SECONDS)).isEmpty();
        assertThat(plan.due(false, NOW + 2 * minute)).containsExactly(BEFORE, AFTER);
    }

    @Test
    void beginsAnewOnceALoginWasAdmitted() {
        refuse(BEFORE, 3);
        refuse(AFTER, 2);

        plan.admitted();

        assertThat(plan.due(false, NOW)).containsExactly(BEFORE, AFTER);
        refuse(BEFORE, 2);
        assertThat(plan.isExhausted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1044, 1045, 1049, 1129, 1130, 1142, 1184, 1251, 1524, 1698, 1820, 1862, 3118, 3159, 3955})
    void takesForRefusalsWhatSomebodyHasToEnd(int number) {
        assertThat(LoginPlan.isRefusal(new ServerError(number, "28000", ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1040, 1053, 1203, 3032, 1146, 2003})
    void waitsOutErrorsThatPass(int number) {
        assertThat(LoginPlan.isRefusal(new ServerError(number, "HY000", ""))).isFalse();
    }

    /** The limit on connections at one time ends with one of them, those for each hour do not. */
    @ParameterizedTest
    @CsvSource({
        "max_user_connections, false",
        "max_connections_per_hour, true",
        "max_questions, true",
    })
    void tellsLimitsThatPassFromThoseOfTheHour(String resource, boolean isRefusal) {
        ServerError error = new ServerError(
                1226, "42000", "User 'after' has exceeded the '" + resource + "' resource (current value: 1)");

        assertThat(LoginPlan.isRefusal(error)).isEqualTo(isRefusal);
    }

    private void refuse(MySqlServer server, int times) {
        for (int i = 0; i < times; i++) {
            plan.refused(server, NOW);
        }
    }
}
