package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class ReplaceCloneIT {

    @Test
    void replacesASupervisedRecipientAndReturnsTheDonorsCoordinates() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            Servers.fill(pair.donor(), "shop", 500);
            List<CloneProgress> heard = new ArrayList<>();

            CloneResult result;
            try (CloneSession session = Servers.fromDonorOf(pair).openSession(Servers.recipient(pair))) {
                session.onProgress(heard::add);
                assertThat(session.preflight().hasErrors()).isFalse();
                result = session.run();
            }

            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("500");
            assertThat(result.kind()).isEqualTo(CloneKind.REPLACE);
            assertThat(result.stages()).hasSize(7).allMatch(stage -> stage.state() == ReportedState.COMPLETED);
            assertThat(result.restartTime()).isPresent();
            assertThat(result.warnings()).isEmpty();
            assertThat(result.identity().recipientUuid())
                    .isEqualTo(Sql.value(pair.recipient(), "SELECT @@server_uuid"));
            BinlogCoordinates coordinates = result.coordinates().orElseThrow();
            assertThat(coordinates).isEqualTo(coordinatesOf(pair));
            assertThat(heard)
                    .extracting(CloneProgress::state)
                    .containsSubsequence(CloneState.RUNNING, CloneState.RESTARTING, CloneState.COMPLETED);
            CloneStatus status = CloneStatus.read(Servers.recipient(pair)).orElseThrow();
            assertThat(status.identity()).isEqualTo(result.identity());
            assertThat(status.state()).isEqualTo(ReportedState.COMPLETED);
        }
    }

    /** The donor was not written to since, so its own position is the copy's. */
    private static BinlogCoordinates coordinatesOf(ClonePair pair) throws SQLException {
        List<String> log = Sql.row(pair.donor(), OwnWords.of("SHOW BINARY LOG STATUS"));
        return new BinlogCoordinates(
                java.util.Optional.of(log.get(0)),
                Long.parseLong(log.get(1)),
                GtidSet.parse(String.valueOf(Sql.value(pair.donor(), "SELECT @@GLOBAL.gtid_executed"))),
                java.util.Optional.ofNullable(Sql.value(pair.donor(), "SELECT @@server_uuid")));
    }

    @Test
    @Tag(Lane.FULL)
    void tellsAnEarlierCloneFromThisOne() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            MySqlServer recipient = Servers.recipient(pair);
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).replaceData();
            CloneResult first = Servers.run(spec, recipient);
            pair.recipient().execute(Servers.listDonorOf(pair));
            Servers.fill(pair.donor(), "shop", 10);

            CloneResult second = Servers.run(spec, recipient);

            assertThat(second.begin()).isAfter(first.begin());
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void installsThePluginAgainThatTheCloneRemoved() throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard()
                .recipient(server -> server.without("plugin-load-add"))
                .start()) {
            pair.recipient().execute("INSTALL PLUGIN clone SONAME 'mysql_clone.so'", Servers.listDonorOf(pair));
            Servers.fill(pair.donor(), "shop", 10);

            CloneResult result =
                    Servers.run(Servers.fromDonorOf(pair), pair.recipient().server());

            assertThat(result.warnings()).singleElement().asString().contains("lost the clone plugin");
            assertThat(result.coordinates()).contains(coordinatesOf(pair));
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void logsInWithTheDonorsAccountAfterTheRestart() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            pair.recipient().execute("CREATE USER only_before IDENTIFIED BY 'p1'", "GRANT ALL ON *.* TO only_before");
            pair.donor()
                    .execute(
                            "CREATE USER only_after IDENTIFIED BY 'p2'",
                            "GRANT SELECT ON performance_schema.* TO only_after");
            MySqlServer recipient = Servers.recipient(pair).login("only_before", "p1");
            RemoteCloneSpec spec = Servers.fromDonorOf(pair);

            try (CloneSession session = spec.openSession(recipient)) {
                CheckResult refused = session.preflight()
                        .result(CheckId.ACCOUNT_AFTER_RESTART)
                        .orElseThrow();
                assertThat(refused.outcome()).isEqualTo(Outcome.FOUND);
                assertThat(refused.hasError()).isTrue();
            }
            RemoteCloneSpec mended = spec.accountAfterRestart(Account.of("only_after", "p2"));
            CloneResult result = Servers.run(mended, recipient);

            assertThat(result.coordinates()).contains(coordinatesOf(pair));
            assertThat(Sql.value(pair.recipient(), "SELECT COUNT(*) FROM mysql.user WHERE User = 'only_before'"))
                    .isEqualTo("0");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void reachesTheDonorUnderAnotherAddressThanTheRecipientDoes() throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard()
                .donor(server -> server.alsoBindTo("127.0.0.2"))
                .start()) {
            Servers.fill(pair.donor(), "shop", 10);
            MySqlServer donor = MySqlServer.at("127.0.0.2", pair.donor().port())
                    .login(pair.donor().rootAccount());

            CloneResult result = Servers.run(Servers.fromDonorOf(pair).donorServer(donor), Servers.recipient(pair));

            assertThat(result.identity().source()).startsWith("127.0.0.1:");
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    /** As behind an address that was moved, or with two arguments mixed up. */
    @Test
    @Tag(Lane.FULL)
    void namesNoDonorWhereAnotherServerWasReadForIt() throws SQLException {
        try (ClonePair pair = ClonePair.create();
                TestServer other = ServerSpec.standard().start()) {
            Servers.fill(pair.donor(), "shop", 10);
            Servers.fill(other, "elsewhere", 10);
            RemoteCloneSpec spec = Servers.without(
                    Servers.fromDonorOf(pair).donorServer(other.server()).serverAfterRestart(Servers.recipient(pair)),
                    CheckId.ACCOUNT_AFTER_RESTART,
                    CheckId.DONOR_PRIVILEGES);

            CloneResult result = Servers.run(spec, Servers.recipient(pair));

            assertThat(result.coordinates().orElseThrow().donorUuid()).isEmpty();
            assertThat(result.warnings())
                    .anySatisfy(warning ->
                            assertThat(warning).contains("not of the server that preflight read", "donorServer"));
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void isNotCutOffByAShortSocketTimeoutInTheUrl() throws SQLException {
        try (ClonePair pair = ClonePair.create()) {
            MySqlServer recipient = MySqlServer.url(pair.recipient().jdbcUrl() + "&socketTimeout=500")
                    .login(pair.recipientAccount());

            CloneResult result = Servers.run(Servers.fromDonorSlowly(pair, 10), recipient);

            assertThat(result.duration()).isGreaterThan(Duration.ofMillis(1500));
            assertThat(result.coordinates()).contains(coordinatesOf(pair));
        }
    }
}
