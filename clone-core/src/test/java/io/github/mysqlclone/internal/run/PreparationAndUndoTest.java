package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.preparation.Preparation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparationAndUndoTest {

    private static final CloneResult COMPLETED = new CloneResult(
            new CloneIdentity(SampleFacts.RECIPIENT_UUID, "db1:3306", Instant.EPOCH),
            CloneKind.REPLACE,
            Optional.empty(),
            Instant.EPOCH,
            List.of(),
            Optional.empty(),
            List.of());

    private final ScriptedClone clone = new ScriptedClone(SampleFacts.replacing(
            spec -> spec.replaceData().prepare(Preparation.nothing().quarantine())));
    private final PreparationAndUndo preparation = new PreparationAndUndo(clone.context);

    @Test
    void handsTheQuarantineOverThoughADriverFailsInItsMidst() {
        preparation.prepare(clone.facts, new CallerRequests());
        assertThat(clone.recipient.statements()).contains("SET PERSIST_ONLY super_read_only = ON");
        clone.breakWith(new LinkageError("as the test wants"));

        CloneResult result = preparation.completed(COMPLETED);

        assertThat(result.quarantine())
                .hasValueSatisfying(held -> assertThat(held.notInForce())
                        .contains("super_read_only", "event_scheduler", "skip_replica_start"));
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning).contains("not in force"));
    }

    @Test
    void doesNotSayThatAllIsPutBackWhereSomethingIsLeft() {
        clone.loseAt("SET PERSIST_ONLY super_read_only");

        CloneFailedException refused = catchThrowableOfType(
                CloneFailedException.class, () -> preparation.prepare(clone.facts, new CallerRequests()));

        assertThat(preparation.after(refused))
                .isInstanceOfSatisfying(
                        CloneFailedException.class,
                        end -> assertThat(end.failure().leftovers()).isNotEmpty())
                .hasMessageContaining("is put back unless it is listed as left.\n  Left on the recipient");
    }

    /** Thrown as it is, and not by way of another that cannot be added to itself. */
    @Test
    void passesAnErrorOnThatWasThrownBeforeTheStatement() {
        Error error = new LinkageError("as the test wants");

        assertThatThrownBy(() -> preparation.after(error)).isSameAs(error).hasNoSuppressedExceptions();
    }

    @Test
    @SuppressWarnings("ThrowableEqualsHashCode")
    void passesAnErrorOnThatEqualsNothingNotEvenItself() {
        Error error = new Error("as the test wants") {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean equals(Object other) {
                return false;
            }

            @Override
            public int hashCode() {
                return 0;
            }
        };

        assertThatThrownBy(() -> preparation.after(error)).isSameAs(error);
    }
}
