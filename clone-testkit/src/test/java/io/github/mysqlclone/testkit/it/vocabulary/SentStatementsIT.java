package io.github.mysqlclone.testkit.it.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.TemporaryAccount;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.verify.DataComparison;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the library sends to a real server is in the vocabulary, and known to that server's version, word for word. */
@Tag(Lane.CORE)
class SentStatementsIT {

    private static final Account WALKER = Account.of("walker", "walker-password");
    /** What a replica says to its source is the server's own. */
    private static final Account REPLICATOR = Account.of("replicator", "replicator-password");

    private static final Duration SOON = Duration.ofSeconds(30);

    /** MySQL's driver asks and sets this by itself for each connection. */
    private static final Pattern THE_DRIVERS_OWN = Pattern.compile(
            "(?is)SELECT\\s+@@session\\.auto_increment_increment.*|SET (?:NAMES|character_set_results|autocommit|sql_mode ?=).*"
                    + "|SELECT @@session\\.transaction_read_only|SHOW WARNINGS|COMMIT|ROLLBACK");

    private static ClonePair pair;

    @BeforeAll
    static void begin() throws SQLException {
        pair = ClonePairSpec.standard().both(GeneralLog::on).start();
        for (TestServer server : List.of(pair.donor(), pair.recipient())) {
            server.execute(
                    "SET SESSION sql_log_bin = 0",
                    "CREATE USER walker IDENTIFIED BY '" + WALKER.password().reveal() + "'",
                    "GRANT ALL ON *.* TO walker WITH GRANT OPTION");
        }
        pair.donor()
                .execute(
                        "CREATE USER replicator IDENTIFIED BY '"
                                + REPLICATOR.password().reveal() + "'",
                        "GRANT REPLICATION SLAVE ON *.* TO replicator");
        Servers.fill(pair.donor(), "shop", 10);
        pair.donor().execute("CREATE EVENT shop.beat ON SCHEDULE EVERY 1 HOUR DO DELETE FROM shop.item WHERE id < 0");
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    private static MySqlServer as(TestServer server) {
        return server.server(WALKER);
    }

    private static RemoteCloneSpec spec() {
        return Servers.fromDonorOf(pair).donorAccount(WALKER).donorServer(as(pair.donor()));
    }

    private static void areKnown(TestServer server, int atLeast) throws IOException {
        Vocabulary vocabulary = Vocabulary.read();
        ServerVersion version = TestedMySql.version();
        List<String> sent = GeneralLog.of(server).statementsOf(WALKER.user()).stream()
                .filter(statement -> !THE_DRIVERS_OWN.matcher(statement).matches())
                .distinct()
                .toList();
        assertThat(sent).hasSizeGreaterThan(atLeast);
        assertThat(sent.stream()
                        .flatMap(statement -> new SentStatement(statement, version).problems(vocabulary).stream()))
                .isEmpty();
    }

    @Test
    void ofALocalCloneAreKnown() throws IOException {
        String directory = pair.donor().workDirectory() + "/local";

        assertThat(Servers.run(CloneSpec.local(directory), as(pair.donor())).stages())
                .isNotEmpty();

        areKnown(pair.donor(), 10);
    }

    @Test
    @Tag(Lane.FULL)
    void fromACloneWithPreparationToAReplicaThatIsComparedAreKnown() throws Exception {
        RemoteCloneSpec temporary = Servers.fromDonorOf(pair)
                .donorServer(as(pair.donor()))
                .dataDirectory(pair.recipient().workDirectory() + "/copy");
        Servers.run(
                CloneSpec.remote(temporary.donorHost(), temporary.donorPort())
                        .donorServer(as(pair.donor()))
                        .dataDirectory(temporary.dataDirectory().orElseThrow())
                        .timeouts(temporary.timeouts())
                        .prepare(Preparation.nothing()
                                .extendDonorList()
                                .set(CloneSetting.concurrency(2))
                                .temporaryDonorAccount(
                                        TemporaryAccount.defaults().host("127.0.0.1"))),
                as(pair.recipient()));
        assertThat(CloneCleanup.sweep(as(pair.donor())).toString()).isNotEmpty();
        CloneResult result;
        try (CloneSession session = spec().replaceData()
                .prepare(Preparation.nothing().extendDonorList().quarantine())
                .openSession(as(pair.recipient()))) {
            result = session.run();
        }
        ReplicaSetup setup = ReplicaSetup.from(result)
                .source(pair.donor().host(), pair.donor().port())
                .account(REPLICATOR)
                .sourceServer(as(pair.donor()))
                .requireSsl();
        Replica replica = setup.startOn(as(pair.recipient()));
        assertThat(replica.awaitCaughtUp(SOON).isRunning()).isTrue();
        assertThat(DataComparison.of(as(pair.donor()), as(pair.recipient()))
                        .atOnePosition(SOON)
                        .compare()
                        .differences())
                .isEmpty();
        assertThat(Provisioning.of(
                                spec(),
                                as(pair.recipient()),
                                more -> more.account(REPLICATOR).requireSsl())
                        .verdict()
                        .toString())
                .isNotEmpty();
        assertThat(CloneStatus.read(as(pair.recipient()))).isPresent();

        areKnown(pair.recipient(), 60);
        areKnown(pair.donor(), 20);
    }
}
