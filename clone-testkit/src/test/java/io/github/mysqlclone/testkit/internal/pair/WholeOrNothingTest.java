package io.github.mysqlclone.testkit.internal.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeOrNothingTest {

    private final List<String> closed = new ArrayList<>();

    private AutoCloseable part(String name) {
        return () -> closed.add(name);
    }

    private AutoCloseable stubborn(String name) {
        return () -> {
            closed.add(name);
            throw new IllegalStateException(name + " cannot be closed");
        };
    }

    @Test
    void leavesTheWholeToWhoeverGetsIt() {
        List<AutoCloseable> whole =
                WholeOrNothing.of(parts -> List.of(parts.add(part("network")), parts.add(part("server"))));

        assertThat(whole).hasSize(2);
        assertThat(closed).isEmpty();
    }

    @Test
    void closesEachPartWhateverClosingAnotherThrowsAndTellsWhatFailedFirst() {
        Error first = new AssertionError("no memory for the group");

        Throwable failure = catchThrowable(() -> WholeOrNothing.of(parts -> {
            parts.add(part("network"));
            parts.add(stubborn("donor"));
            parts.add(stubborn("recipient"));
            throw first;
        }));

        assertThat(failure).isSameAs(first);
        assertThat(failure.getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly("recipient cannot be closed", "donor cannot be closed");
        assertThat(closed).containsExactly("recipient", "donor", "network");
    }
}
