package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import java.util.List;

/** What a server's error log says of the clones that it served as a donor. */
final class DonorLog {

    private static final String BEGIN = "[InnoDB] Clone Begin Master Task";
    private static final String END = "[InnoDB] Clone End Master Task";

    private DonorLog() {}

    /** Counts the clones that came from there. */
    static long served(TestServer donor) {
        return lines(donor).stream().filter(line -> line.contains(BEGIN)).count();
    }

    /** Holds that each clone had ended before the next one began. */
    static void servedOneAtATime(TestServer donor) {
        boolean isServing = false;
        for (String line : lines(donor)) {
            boolean begins = line.contains(BEGIN);
            assertThat(begins && isServing)
                    .as("two clones at once out of %s: %s", donor, lines(donor))
                    .isFalse();
            isServing = begins;
        }
    }

    private static List<String> lines(TestServer donor) {
        return donor.errorLog()
                .lines()
                .filter(line -> line.contains(BEGIN) || line.contains(END))
                .toList();
    }
}
