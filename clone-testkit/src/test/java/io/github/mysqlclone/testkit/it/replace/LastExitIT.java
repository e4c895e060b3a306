package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.ExitReport;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Why a recipient does not come back, or does not tell, although the statement came back with OK. */
@Tag(Lane.FULL)
class LastExitIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static RemoteCloneSpec spec(ClonePair pair, Duration restart, CheckId... without) {
        return Servers.without(Servers.fromDonorOf(pair), without)
                .restartStrategy(pair.recipient().restartStrategy())
                .timeouts(CloneTimeouts.defaults().restart(restart));
    }

    /** On a busy machine the recipient may still be about to refuse when it is given up; the library waits ten seconds more. */
    private static RestartStrategy askedOnceItIsDown(TestServer recipient) {
        ExitReport report = recipient.restartStrategy().exitReport();
        return RestartStrategy.supervised().explainedBy(server -> {
            recipient.awaitExit(SOON);
            return report.lastExit(server);
        });
    }

    private static CloneOutcomeUnknownException unknown(RemoteCloneSpec spec, ClonePair pair) {
        CloneOutcomeUnknownException unknown = catchThrowableOfType(
                CloneOutcomeUnknownException.class, () -> Servers.run(spec.replaceData(), Servers.recipient(pair)));
        assertThat(unknown).isNotNull();
        return unknown;
    }

    /** Starts it with an option that nobody will know once the clone has taken its plugin away. */
    private static void setLostOption(TestServer server) throws IOException, SQLException {
        server.execute("INSTALL PLUGIN rpl_semi_sync_replica SONAME 'semisync_replica.so'");
        Path file = Path.of(server.workDirectory()).resolveSibling("my.cnf");
        Files.writeString(file, Files.readString(file) + "rpl_semi_sync_replica_enabled=ON\n");
        server.restart();
    }

    @Test
    void isToldOfARecipientThatRefusesToStart() throws IOException, SQLException {
        try (ClonePair pair = ClonePair.create()) {
            setLostOption(pair.recipient());

            CloneOutcomeUnknownException unknown = unknown(
                    spec(pair, Duration.ofSeconds(8), CheckId.LOST_OPTIONS)
                            .restartStrategy(askedOnceItIsDown(pair.recipient())),
                    pair);

            assertThat(unknown.lastExit().exitCode()).hasValue(1);
            assertThat(unknown.lastExit().errorLog()).anyMatch(line -> line.contains("MY-000067"));
            assertThat(unknown)
                    .hasMessageContaining("Its process ended with exit code 1.")
                    .hasMessageContaining("unknown variable 'rpl_semi_sync_replica_enabled=ON'");
        }
    }

    @Test
    void isToldOfARecipientThatTheCallbackCannotStart() throws IOException, SQLException {
        try (ClonePair pair =
                ClonePairSpec.standard().recipient(ServerSpec::unsupervised).start()) {
            setLostOption(pair.recipient());

            CloneOutcomeUnknownException unknown = unknown(spec(pair, SOON, CheckId.LOST_OPTIONS), pair);

            assertThat(unknown).hasMessageContaining("the restart callback failed");
            assertThat(unknown.lastExit().exitCode()).hasValue(1);
            assertThat(unknown.lastExit().errorLog()).anyMatch(line -> line.contains("MY-000067"));
        }
    }

    @Test
    void isReadFromTheLogOfARecipientThatAnswersAndCannotTell() throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard()
                .recipient(server -> server.without("plugin_load_add"))
                .start()) {
            pair.recipient()
                    .execute(
                            "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
                            Servers.listDonorOf(pair),
                            "SET PERSIST_ONLY super_read_only = ON");

            CloneOutcomeUnknownException unknown =
                    unknown(spec(pair, Duration.ofSeconds(15), CheckId.PLUGIN_SURVIVES), pair);

            assertThat(unknown).hasMessageContaining("the recipient answers");
            assertThat(unknown.lastExit().exitCode()).isEmpty();
            assertThat(unknown.lastExit().errorLog()).isNotEmpty();
        }
    }

    @Test
    void isOfNoMatterWhereTheKitsStrategyStartsTheRecipient() throws SQLException {
        try (ClonePair pair =
                ClonePairSpec.standard().recipient(ServerSpec::unsupervised).start()) {
            Servers.fill(pair.donor(), "shop", 10);

            CloneResult result = Servers.run(
                    Servers.fromDonorOf(pair).restartStrategy(pair.recipient().restartStrategy()),
                    Servers.recipient(pair));

            assertThat(result.coordinates()).isPresent();
            assertThat(Servers.rows(pair.recipient(), "shop")).isEqualTo("10");
        }
    }
}
