package io.github.mysqlclone.examples.benchmark.preflight;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.examples.benchmark.Samples;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a whole preflight takes, and how that grows with the tables that both servers hold. */
public final class PreflightCost implements BenchmarkGroup {

    private static final int TABLES = 2_000;
    private static final int LARGE_TABLES = 20_000;
    private static final int VERY_MANY_TABLES = 100_000;

    @Override
    public String name() {
        return "preflight";
    }

    @Override
    public String question() {
        return "what does a whole preflight take, and what does a table add?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        int tables = settings.amount(TABLES, LARGE_TABLES);
        try (ClonePair few = ClonePair.create();
                ClonePair many = ClonePair.create()) {
            makeTables(many.donor(), tables);
            makeTables(many.recipient(), tables);
            String name = "preflight, tables on each side: ";
            Map<String, Samples> results;
            try (Connection connection = few.donor().connect();
                    Statement statement = connection.createStatement()) {
                results = report.compare(
                        settings,
                        List.of(
                                Figure.of("one round trip", () -> roundTrip(statement)),
                                preflight(name + 0, few),
                                preflight(name + tables, many)));
            }
            double none = Samples.of(results, name + 0).median();
            double each = (Samples.of(results, name + tables).median() - none) / tables;
            report.say(String.format(
                    Locale.ROOT,
                    "each table adds %.1f µs; %,d tables would take %.1f s",
                    each * 1_000,
                    VERY_MANY_TABLES,
                    (none + each * VERY_MANY_TABLES) / 1_000));
        }
    }

    private static Figure preflight(String name, ClonePair pair) {
        CloneSpec spec = CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                .donorAccount(pair.donorAccount())
                .replaceData();
        return Figure.of(name, () -> {
            try (CloneSession session = spec.openSession(pair.recipient().server(pair.recipientAccount()))) {
                session.preflight();
            }
        });
    }

    private static void roundTrip(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1")) {
            row.next();
        }
    }

    private static void makeTables(TestServer server, int tables) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE many");
            for (int table = 0; table < tables; table++) {
                statement.execute("CREATE TABLE many.t" + table + " (id INT PRIMARY KEY)");
            }
        }
    }
}
