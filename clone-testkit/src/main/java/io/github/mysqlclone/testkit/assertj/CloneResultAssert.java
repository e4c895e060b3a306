package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import java.time.Duration;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts how a clone went.
 *
 * @since 0.1.0
 */
public final class CloneResultAssert extends AbstractAssert<CloneResultAssert, CloneResult> {

    CloneResultAssert(CloneResult actual) {
        super(actual, CloneResultAssert.class);
    }

    /**
     * Asserts what kind of clone it was.
     *
     * @param kind the kind
     * @return this
     * @throws AssertionError with the kind it was
     */
    public CloneResultAssert isOfKind(CloneKind kind) {
        isNotNull();
        if (actual.kind() != kind) {
            throw failure("Expected a clone of kind %s but it was %s", kind, actual.kind());
        }
        return this;
    }

    /**
     * Asserts that there is nothing to be known or to be cleared up: no warning and no leftover.
     *
     * @return this
     * @throws AssertionError with all of them
     */
    public CloneResultAssert hasNoWarnings() {
        isNotNull();
        if (!actual.warnings().isEmpty() || !actual.leftovers().isEmpty()) {
            throw failure(
                    "Expected a clone without warnings and leftovers but it had warnings %s and leftovers %s",
                    actual.warnings(), actual.leftovers());
        }
        return this;
    }

    /**
     * Asserts that the result says from where to replicate.
     *
     * @return this
     * @throws AssertionError if it does not
     */
    public CloneResultAssert hasCoordinates() {
        isNotNull();
        if (actual.coordinates().isEmpty()) {
            throw failure(
                    "Expected a clone with binary log coordinates but it was a %s clone without them", actual.kind());
        }
        return this;
    }

    /**
     * Asserts that the clone took no longer than this, restart and recovery included.
     *
     * @param atMost the longest time
     * @return this
     * @throws AssertionError with the time it took, in all and by stage
     */
    public CloneResultAssert tookAtMost(Duration atMost) {
        isNotNull();
        if (actual.duration().compareTo(atMost) > 0) {
            throw failure(
                    "Expected a clone of at most %s but it took %s: %s", atMost, actual.duration(), actual.stages());
        }
        return this;
    }
}
