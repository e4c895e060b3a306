package io.github.mysqlclone.internal.fleet.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.fleet.plan.ServerLocation;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetInspectorTest {

    private static final MySqlServer MEMBER = MySqlServer.at("db2", 3306);
    private static final PossibleDonor ROOT = new PossibleDonor(
            new Address("db1", 3306),
            MySqlServer.at("db1", 3306),
            new ServerLocation("db1:3306", "db1", Optional.empty()));

    private static boolean mayBeRestarting(MySqlCloneException thrown) {
        return FleetInspector.mayBeRestarting(thrown, ROOT);
    }

    private static MySqlCloneException refusal(int number) {
        return new ServerConnectionException(MEMBER, "no", new ServerError(number, "HY000", "no"), null);
    }

    @Test
    void oneThatDoesNotAnswerMayBeRestarting() {
        assertThat(mayBeRestarting(new ServerConnectionException(MEMBER, "no", null, null)))
                .isTrue();
        assertThat(mayBeRestarting(refusal(1053))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1045, 1129, 1130, 1142})
    void oneThatRefusesUsIsNot(int number) {
        assertThat(mayBeRestarting(refusal(number))).isFalse();
    }

    @Test
    void anotherServerIsNot() {
        assertThat(mayBeRestarting(new DifferentServerException(MEMBER, "uuid-2", "uuid-3")))
                .isFalse();
    }

    @Test
    void theSourceIsNot() {
        assertThat(mayBeRestarting(new ServerConnectionException(ROOT.server(), "no", null, null)))
                .isFalse();
    }
}
