package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Breaks one thing at a time, and demands that what the library says is what can be seen: the end, the error's number and
 * side, the stage, and the recipient's data. With {@code -Dclone.test.fault=…} only those with this in their name.
 */
class FaultMatrixIT {

    private static final Logger log = LoggerFactory.getLogger(FaultMatrixIT.class);

    private static final List<String> truthful = new ArrayList<>();

    static List<FaultCase> faults() {
        return Stream.of(
                        DonorFaults.cases(),
                        RecipientFaults.cases(),
                        DropFaults.cases(),
                        ReturnFaults.cases(),
                        NetworkFaults.cases(),
                        CallerFaults.cases())
                .flatMap(List::stream)
                .filter(fault -> fault.toString()
                        .contains(System.getProperty("clone.test.fault", "").replace('_', ' ')))
                .toList();
    }

    @ParameterizedTest
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
    static void countsThemAll() {
        log.info("faults: {} cases, {} told the truth", faults().size(), truthful.size());
        assertThat(truthful).hasSameSizeAs(faults());
    }
}
