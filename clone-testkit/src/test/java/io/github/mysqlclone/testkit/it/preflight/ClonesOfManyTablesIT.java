package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A donor of very many tables, and a recipient that has them as well after its first clone. */
@Tag(Lane.FULL)
class ClonesOfManyTablesIT {

    private static final Logger log = LoggerFactory.getLogger(ClonesOfManyTablesIT.class);

    /** {@code -Dclone.test.tables=5000} shows how what is logged grows. */
    private static final int TABLES = Integer.getInteger("clone.test.tables", 20_000);

    private static final int SCHEMAS = 4;

    private static void fill(DataSource server) throws Exception {
        ExecutorService makers = Executors.newFixedThreadPool(SCHEMAS);
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            // A file for each of them would take gigabytes; walks through tablespaces have a test of their own.
            statement.execute("CREATE TABLESPACE shared ADD DATAFILE 'shared.ibd'");
            List<Callable<Void>> schemas = new ArrayList<>();
            for (int i = 0; i < SCHEMAS; i++) {
                String schema = "shop" + i;
                statement.execute("CREATE DATABASE " + schema);
                schemas.add(() -> fill(server, schema));
            }
            for (Future<Void> schema : makers.invokeAll(schemas)) {
                schema.get();
            }
        } finally {
            makers.shutdown();
        }
    }

    private static Void fill(DataSource server, String schema) throws SQLException {
        try (Connection connection = server.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_bin = 0");
            for (int i = 0; i < TABLES / SCHEMAS; i++) {
                statement.execute("CREATE TABLE " + schema + ".t" + i + " (id INT PRIMARY KEY) TABLESPACE shared");
            }
        }
        return null;
    }

    @Test
    void completeThoughBothServersHoldTwentyThousand() throws SQLException {
        MySqlTemplate template =
                MySqlTemplate.populatedBy(Population.code(TABLES + " tables 1", ClonesOfManyTablesIT::fill));
        try (ClonePair pair = template.newPair()) {
            CloneResult first = Servers.run(Servers.fromDonorOf(pair), Servers.recipient(pair));
            assertThat(tables(pair)).isEqualTo(TABLES);

            long begun = System.nanoTime();
            var told = new TreeSet<>(
                    Told.by(Told.report(Servers.fromDonorOf(pair).replaceData(), Servers.recipient(pair))));
            Duration preflight = Duration.ofNanos(System.nanoTime() - begun);
            // Looks at the recipient's data once more right before the statement.
            CloneResult second = Servers.run(Servers.replacing(pair), Servers.recipient(pair));

            log.info(
                    "{} tables on both: preflight {} ms; clones in all {} ms (none before) and {} ms",
                    TABLES,
                    preflight.toMillis(),
                    first.duration().toMillis(),
                    second.duration().toMillis());
            assertThat(told)
                    .contains("NOTICE " + CheckId.RECIPIENT_DATA)
                    .noneMatch(word -> word.startsWith("UNKNOWN") || word.startsWith("ERROR"));
            assertThat(tables(pair)).isEqualTo(TABLES);
        }
    }

    private static int tables(ClonePair pair) throws SQLException {
        return Integer.parseInt(String.valueOf(Sql.value(
                pair.recipient(), "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA LIKE 'shop%'")));
    }
}
