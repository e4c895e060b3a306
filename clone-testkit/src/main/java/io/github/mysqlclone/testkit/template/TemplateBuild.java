package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.LogTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills a server of its own and keeps what it has written. */
record TemplateBuild(List<Population> populations, DataCopies copies) {

    private static final Logger LOGGER = LoggerFactory.getLogger(TemplateBuild.class);

    /** Leaves a data directory, shut down cleanly, where nothing is yet. */
    void into(Path data) throws IOException {
        long begin = System.nanoTime();
        try (TestServer server = copies.startToFill()) {
            fill(server);
            copies.keep(server, data);
        }
        LOGGER.info("Built the template {} in {} ms", populations, (System.nanoTime() - begin) / 1_000_000);
    }

    private void fill(TestServer server) {
        DataSource dataSource = server.dataSource("");
        for (Population population : populations) {
            try {
                population.populate(dataSource);
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                throw new TestkitException(
                        "The template cannot be built, and nothing of it is kept: " + reason(population, e)
                                + "\nThe server's error log ends with:\n" + LogTail.of(server.errorLog()),
                        e);
            }
        }
    }

    private static String reason(Population population, Exception cause) {
        return cause instanceof TestkitException known && known.getMessage() != null
                ? known.getMessage()
                : population + ": " + cause;
    }
}
