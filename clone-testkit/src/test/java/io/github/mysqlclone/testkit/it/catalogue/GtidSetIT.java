package io.github.mysqlclone.testkit.it.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The algebra of GTID sets against the server's own; run again with {@code -Dclone.test.seed=…} for the same sets. */
@Tag(Lane.CORE)
class GtidSetIT {

    private static final Logger log = LoggerFactory.getLogger(GtidSetIT.class);

    private static final long SEED = Long.getLong("clone.test.seed", System.nanoTime());
    private static final int PAIRS = 1_500;
    /** Tags came with 8.3.0. */
    private static final List<String> TAGS =
            TestedMySql.since("8.3.0", List.of("", "", "", "tag", "_b", "backup_2026"), List.of(""));

    private static final List<String> UUIDS = List.of(
            "3e11fa47-71ca-11e1-9e33-c80aa9429562",
            "3e11fa47-71ca-11e1-9e33-c80aa9429563",
            "00000000-0000-0000-0000-000000000001",
            "ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static TestServer server;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void start() {
        server = ServerSpec.standard().start();
        log.info("The seed is {}", SEED);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void agreesWithTheServerOnSubsetDifferenceAndCanonicalForm() throws SQLException {
        int subsets = 0;
        try (Connection connection = server.connect();
                PreparedStatement query =
                        connection.prepareStatement("SELECT GTID_SUBSET(?, ?), REPLACE(GTID_SUBTRACT(?, ?), '\n', ''),"
                                + " REPLACE(GTID_SUBTRACT(?, ''), '\n', '')")) {
            for (int pair = 0; pair < PAIRS; pair++) {
                String left = text();
                String right = random.nextInt(4) == 0 ? left + "," + text() : text();
                subsets += agrees(query, left, right);
            }
        }
        log.info("{} pairs agree, {} of them subsets", PAIRS, subsets);
        assertThat(subsets).isBetween(1, PAIRS - 1);
    }

    private static int agrees(PreparedStatement query, String left, String right) throws SQLException {
        List<String> values = List.of(left, right, left, right, left);
        for (int i = 0; i < values.size(); i++) {
            query.setString(i + 1, values.get(i));
        }
        try (ResultSet row = query.executeQuery()) {
            assertThat(row.next()).isTrue();
            GtidSet one = GtidSet.parse(left);
            GtidSet other = GtidSet.parse(right);
            assertThat(other.contains(one)).as("%s in %s", left, right).isEqualTo(row.getBoolean(1));
            assertThat(one.subtract(other)).as("%s minus %s", left, right).hasToString(row.getString(2));
            assertThat(one).as("%s", left).hasToString(row.getString(3));
            assertThat(one.union(other).subtract(other)).isEqualTo(one.subtract(other));
            assertThat(one.intersection(other).union(one.subtract(other))).isEqualTo(one);
            assertThat(one.union(other).count() + one.intersection(other).count())
                    .isEqualTo(one.count() + other.count());
            return row.getBoolean(1) ? 1 : 0;
        }
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        for (int part = random.nextInt(4); part > 0; part--) {
            StringBuilder text = new StringBuilder(UUIDS.get(random.nextInt(UUIDS.size())));
            for (int group = 1 + random.nextInt(2); group > 0; group--) {
                String tag = TAGS.get(random.nextInt(TAGS.size()));
                text.append(tag.isEmpty() ? "" : ":" + tag);
                for (int interval = 1 + random.nextInt(3); interval > 0; interval--) {
                    text.append(':').append(interval());
                }
            }
            parts.add(text.toString());
        }
        return String.join(random.nextBoolean() ? "," : " ,\n", parts);
    }

    private String interval() {
        long first = 1L + random.nextInt(30);
        return random.nextBoolean() ? Long.toString(first) : first + "-" + (first + random.nextInt(8));
    }
}
