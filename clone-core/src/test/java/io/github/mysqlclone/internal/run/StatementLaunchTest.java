package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.internal.watch.StatementCall;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementLaunchTest {

    private final SampleFacts sample = SampleFacts.intoDirectory();
    private final ScriptedClone clone = new ScriptedClone(sample);
    private final CallerRequests requests = new CallerRequests();
    private final StatementLaunch launch =
            new StatementLaunch(clone.context, new Preflight.Examination(clone.facts, sample.report()), requests);

    /** Else the clone would go on with nobody who follows it. */
    @Test
    void sendsNothingWhereTheWatchCannotBeMade() {
        OutOfMemoryError error = new OutOfMemoryError("as the test wants");

        assertThatThrownBy(() -> launch.launch(task -> {
                    throw error;
                }))
                .isSameAs(error);

        assertThat(clone.recipient.count("CLONE")).isZero();
        assertThat(requests.isSent()).isFalse();
    }

    /** As where the JVM has no thread left; here because it runs already. */
    @Test
    void takesNothingForSentWhereItsThreadCannotBegin() {
        assertThatThrownBy(() -> launch.launch(task -> {
                    task.call().orElseThrow().send();
                    return task;
                }))
                .isInstanceOf(IllegalThreadStateException.class);

        assertThat(requests.isSent()).isFalse();
    }

    @Test
    void sendsTheStatementOnceAllIsReady() throws InterruptedException {
        StatementCall call = launch.launch(task -> {
                    assertThat(clone.recipient.count("CLONE")).isZero();
                    return task.call();
                })
                .orElseThrow();

        assertThat(requests.isSent()).isTrue();
        while (call.isOut()) {
            Thread.onSpinWait();
        }
        assertThat(clone.recipient.count("CLONE")).isEqualTo(1);
        assertThat(Optional.of(call.sent().session())).contains(12L);
    }
}
