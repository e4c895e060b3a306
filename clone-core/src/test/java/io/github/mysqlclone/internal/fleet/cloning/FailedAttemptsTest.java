package io.github.mysqlclone.internal.fleet.cloning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.FailureConsequence;
import org.junit.jupiter.api.Test;

/** A member that has lost its data is never told as one that is as it was. */
class FailedAttemptsTest {

    private static final FleetMember MEMBER = FleetMember.at("db2", 3306);

    private final FailedAttempts attempts = new FailedAttempts();

    private void fails(RecipientData data, String why) {
        attempts.add(
                MEMBER,
                new CloneFailureJudgement.Failed(new IllegalStateException(why), data, FailureConsequence.forGood()));
    }

    @Test
    void whatWasDroppedStaysDroppedThoughTheNextAttemptChangedNothing() {
        fails(RecipientData.DROPPED, "The donor died.");
        fails(RecipientData.UNTOUCHED, "No answer.");

        assertThat(attempts.worstWith(MEMBER, RecipientData.UNTOUCHED)).isEqualTo(RecipientData.DROPPED);
        assertThat(attempts.worstWith(MEMBER, RecipientData.PARTIALLY_DROPPED)).isEqualTo(RecipientData.DROPPED);
        assertThat(attempts.sentence(MEMBER)).contains("its data dropped: The donor died.");
    }

    @Test
    void whatCameLaterInItsPlaceIsTold() {
        fails(RecipientData.DROPPED, "The donor died.");

        assertThat(attempts.worstWith(MEMBER, RecipientData.REPLACED)).isEqualTo(RecipientData.REPLACED);
        assertThat(attempts.worstWith(MEMBER, RecipientData.UNKNOWN)).isEqualTo(RecipientData.UNKNOWN);
    }

    @Test
    void whoLostNothingIsAsItWas() {
        fails(RecipientData.UNTOUCHED, "No answer.");

        assertThat(attempts.thatEmptied(MEMBER)).isEmpty();
        assertThat(attempts.sentence(MEMBER)).isEmpty();
        assertThat(attempts.worstWith(MEMBER, RecipientData.UNTOUCHED)).isEqualTo(RecipientData.UNTOUCHED);
    }
}
