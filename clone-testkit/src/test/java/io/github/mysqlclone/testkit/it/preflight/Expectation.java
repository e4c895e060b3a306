package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.preflight.CheckId;
import java.util.Optional;

/** What a scenario says beforehand of the report and of the server's last word. */
sealed interface Expectation {

    /**
     * The check has an ERROR with this number, and the clone fails with it.
     *
     * @param later a check whose ERROR is true as well, and which the server would come to later
     */
    record FailsWith(int number, Optional<CheckId> later) implements Expectation {}

    /** The check has a WARNING with this number, and here the clone does fail with it. */
    record MayFailWith(int number) implements Expectation {}

    /** Nobody can tell beforehand: the check is UNKNOWN, and the clone fails with this number. */
    record FailsUnforeseen(int number) implements Expectation {}

    /** The check finds nothing that could make the clone fail, and it completes. */
    record Completes() implements Expectation {}

    /** The check finds something worth a WARNING or a NOTICE, though no number, and the clone completes. */
    record CompletesNoted() implements Expectation {}

    /** The check is UNKNOWN, since it cannot look, and the clone completes. */
    record CompletesUnforeseen() implements Expectation {}

    /** The check has an ERROR on purpose; the server does not refuse but does this. */
    record StricterThanServer(Class<? extends ServerWord> serverDoes) implements Expectation {}
}
