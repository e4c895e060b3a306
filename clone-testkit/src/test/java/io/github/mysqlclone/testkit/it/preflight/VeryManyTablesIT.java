package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Preflight of a recipient with very many tablespaces, which are walked through once.
 *
 * <p>20,000, which take minutes to be made, added 0.6 s where their files were known to the system, and 1.6 s where they were
 * not (seen on 9.7.4, on two busy cores).
 */
@Tag(Lane.FULL)
class VeryManyTablesIT {

    private static final Logger log = LoggerFactory.getLogger(VeryManyTablesIT.class);

    private static final int TABLES = 5_000;
    private static final int SCHEMAS = 4;

    private final ClonePair pair = ClonePair.create();

    @AfterEach
    void close() {
        pair.close();
    }

    /** Cheaply: partitions have a tablespace each, and are made several thousand at once. */
    private static void fill(TestServer server, String schema) throws SQLException {
        server.execute(
                "SET SESSION sql_log_bin = 0",
                "CREATE DATABASE " + schema,
                "CREATE TABLE " + schema + ".many (id INT PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS "
                        + TABLES / SCHEMAS);
    }

    private Duration preflight(Set<String> told) {
        long begun = System.nanoTime();
        PreflightReport report = Told.report(Servers.fromDonorOf(pair).replaceData(), Servers.recipient(pair));
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        told.addAll(Told.by(report));
        assertThat(report.result(CheckId.RECIPIENT_DATA)).isPresent();
        return taken;
    }

    @Test
    void tellsTheSameAsWithoutThem() throws Exception {
        Set<String> before = new TreeSet<>();
        preflight(before);
        Duration few = preflight(before);
        long begun = System.nanoTime();
        ExecutorService makers = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> made = makers.invokeAll(IntStream.range(0, SCHEMAS)
                    .mapToObj(i -> (Callable<Void>) () -> {
                        fill(pair.recipient(), "s" + i);
                        return null;
                    })
                    .toList());
            for (Future<Void> each : made) {
                each.get();
            }
        } finally {
            makers.shutdown();
        }
        Duration making = Duration.ofNanos(System.nanoTime() - begun);

        Set<String> after = new TreeSet<>();
        Duration cold = preflight(after);
        Duration warm = preflight(after);

        log.info(
                "preflight: {} ms without tables; with {}, made in {} s, {} ms and {} ms",
                few.toMillis(),
                TABLES,
                making.toSeconds(),
                cold.toMillis(),
                warm.toMillis());
        assertThat(after)
                .contains("NOTICE RECIPIENT_DATA")
                .noneMatch(told -> told.startsWith("UNKNOWN") && !before.contains(told));
    }
}
