package io.github.mysqlclone.internal.fleet.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.FleetLeftover;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A leftover that was put back later on is none. */
class OutcomesTest {

    private static final Leftover ON_DONOR = left(Side.DONOR);
    private static final Leftover ON_RECIPIENT = left(Side.RECIPIENT);

    private final Outcomes outcomes = new Outcomes();

    private static Leftover left(Side side) {
        return new Leftover(side, "a setting", Optional.empty(), "no answer");
    }

    @Test
    void whatIsPutBackBeforeTheNextAttemptIsForgotten() {
        outcomes.left("db2:3306", List.of(ON_DONOR, ON_RECIPIENT));
        outcomes.left("db3:3306", List.of(ON_DONOR));

        outcomes.leftOnly("db2:3306", List.of(ON_DONOR));

        assertThat(outcomes.leftovers())
                .containsExactly(new FleetLeftover("db3:3306", ON_DONOR), new FleetLeftover("db2:3306", ON_DONOR));
    }

    @Test
    void whatIsPutBackOnDonorsAtTheEndLeavesTheRest() {
        outcomes.left("db2:3306", List.of(ON_DONOR, ON_RECIPIENT));

        outcomes.leftOnDonors("db2:3306", List.of());

        assertThat(outcomes.leftovers()).containsExactly(new FleetLeftover("db2:3306", ON_RECIPIENT));
    }
}
