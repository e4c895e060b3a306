package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.Lane;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks one thing at a time, and demands that what the library says is what can be seen: the end, the error's number and
 * side, the stage, and the recipient's data. With {@code -Dclone.test.fault=…} only those with this in their name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FaultGroup {

    private static final Logger log = LoggerFactory.getLogger(FaultGroup.class);

    private final List<String> truthful = new ArrayList<>();

    /** What may happen, the case that stands for its group first. */
    abstract List<FaultCase> cases();

    final List<FaultCase> faults() {
        String wanted = System.getProperty("clone.test.fault", "").replace('_', ' ');
        return Lane.isCore() && wanted.isEmpty()
                ? cases().subList(0, 1)
                : cases().stream()
                        .filter(fault -> fault.toString().contains(wanted))
                        .toList();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("faults")
    void isToldTruthfully(FaultCase fault) throws Exception {
        log.info("fault: {}", fault);
        try (Scene scene = Scene.set(fault)) {
            Traces traces = Traces.before(scene);
            Optional<Throwable> thrown = scene.play(fault);
            log.info(
                    "{} ended {}: {}",
                    fault,
                    scene.state(),
                    thrown.map(Throwable::getMessage).orElse(""));

            fault.end().check(thrown, scene.state(), scene::look);
            traces.assertNothingIsLeft();
            traces.assertChangesAreUndoneOrListed(thrown);
        }
        truthful.add(fault.toString());
    }

    @AfterAll
    void countsThemAll() throws IOException {
        FaultCount count = new FaultCount(faults().size(), truthful.size());
        log.info("{}: {}", getClass().getSimpleName(), count);
        log.info("{}", count.plusOtherGroups(getClass().getSimpleName()));
        assertThat(truthful).hasSameSizeAs(faults());
    }
}
