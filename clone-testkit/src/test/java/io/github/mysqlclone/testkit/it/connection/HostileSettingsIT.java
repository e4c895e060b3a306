package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SessionsJustEnded;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever sessions inherit from a server, the library sees and does the same. */
@Tag(Lane.FULL)
class HostileSettingsIT {

    @SuppressWarnings("unused") // by the name
    private static final List<HostileSetting> SETTINGS = HostileSetting.ALL;

    /** Speak of the settings themselves. */
    private static final Set<CheckId> ABOUT_SETTINGS = Set.of(CheckId.RUNTIME_SETTINGS, CheckId.NOT_COPIED);

    private static ClonePair pair;
    private static List<String> usual;
    private static String usualComparison;

    @BeforeAll
    static void begin() throws SQLException {
        pair = ClonePair.create();
        for (String schema : List.of("shop", "stock", "people", "places", "prices")) {
            Servers.fill(pair.donor(), schema, 20);
            Servers.fill(pair.recipient(), schema, 20);
        }
        pair.recipient().execute("DELETE FROM stock.item WHERE id = 7");
        usual = preflight();
        usualComparison = compare().toString();
        assertThat(usualComparison).startsWith("5 tables compared by CHECKSUMS: 1 differences");
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    private static MySqlServer donor() {
        return pair.donor().server();
    }

    private static MySqlServer recipient() {
        return pair.recipient().server();
    }

    private static RemoteCloneSpec spec() {
        return Servers.fromDonorOf(pair).replaceData();
    }

    private static List<String> preflight() {
        try (CloneSession session = spec().openSession(recipient())) {
            PreflightReport report = session.preflight();
            return report.results().stream()
                    .filter(result -> !ABOUT_SETTINGS.contains(result.id()))
                    .map(HostileSettingsIT::said)
                    .toList();
        }
    }

    private static String said(CheckResult result) {
        if (SessionsJustEnded.mayExplain(result)) {
            return result.id() + " PASSED";
        }
        return result.id() + " " + result.outcome()
                + (result.id() == CheckId.RECIPIENT_DATA ? " " + result.findings() : "");
    }

    private static ComparisonReport compare() {
        return DataComparison.of(donor(), recipient()).compare();
    }

    @ParameterizedTest
    @FieldSource("SETTINGS")
    void isSeenThroughByPreflightAndComparison(HostileSetting setting) throws SQLException {
        setting.setOn(pair.donor());
        setting.setOn(pair.recipient());
        try {
            assertThat(preflight()).isEqualTo(usual);
            assertThat(compare()).hasToString(usualComparison);
        } finally {
            setting.takeBackOn(pair.donor());
            setting.takeBackOn(pair.recipient());
        }
    }

    @Test
    void doNotDisturbACloneAndItsReplicationAllTogether() throws Exception {
        try (ClonePair both = ClonePair.create()) {
            Servers.fill(both.donor(), "shop", 20);
            Servers.fill(both.recipient(), "old", 20);
            both.donor()
                    .execute(
                            "CREATE USER repl IDENTIFIED BY 'repl-password'", "GRANT REPLICATION SLAVE ON *.* TO repl");
            for (HostileSetting setting : HostileSetting.ALL) {
                setting.setOn(both.donor());
                if (!setting.stopsReplication()) {
                    setting.persistOn(both.recipient());
                }
            }
            MySqlServer donor = both.donor().server();
            MySqlServer recipient = both.recipient().server();

            CloneResult result =
                    Servers.run(Servers.fromDonorOf(both).replaceData().serverAfterRestart(recipient), recipient);
            Replica replica = ReplicaSetup.from(result)
                    .source(both.donor().host(), both.donor().port())
                    .account("repl", "repl-password")
                    .requireSsl()
                    .startOn(recipient);

            assertThat(replica.awaitCaughtUp(Duration.ofSeconds(60)).isRunning())
                    .isTrue();
            assertThat(DataComparison.of(donor, recipient)
                            .atOnePosition(Duration.ofSeconds(30))
                            .compare())
                    .hasToString("1 tables compared by CHECKSUMS: equal");
        }
    }
}
