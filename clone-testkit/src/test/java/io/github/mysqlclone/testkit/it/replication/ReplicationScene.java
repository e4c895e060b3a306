package io.github.mysqlclone.testkit.it.replication;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A donor with a schema and a replication account, and a recipient that has been cloned from it. */
final class ReplicationScene implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);
    static final Account REPLICATOR = Account.of("replicator", "password-of-the-replica");

    private final ClonePair pair;
    private final CloneResult result;

    private ReplicationScene(ClonePair pair, CloneResult result) {
        this.pair = pair;
        this.result = result;
    }

    static ReplicationScene begin(ClonePairSpec spec) throws SQLException {
        ClonePair pair = spec.start();
        try {
            Servers.fill(pair.donor(), "shop", 10);
            createAccount(pair.donor(), REPLICATOR, "REPLICATION SLAVE");
            return new ReplicationScene(pair, Servers.run(Servers.fromDonorOf(pair), Servers.recipient(pair)));
        } catch (SQLException | RuntimeException e) {
            pair.close();
            throw e;
        }
    }

    static void createAccount(TestServer server, Account account, String privilege) throws SQLException {
        server.execute(
                "CREATE USER '" + account.user() + "'@'%' IDENTIFIED BY '"
                        + account.password().reveal() + "'",
                "GRANT " + privilege + " ON *.* TO '" + account.user() + "'@'%'");
    }

    TestServer donor() {
        return pair.donor();
    }

    TestServer recipient() {
        return pair.recipient();
    }

    CloneResult result() {
        return result;
    }

    /** Names source and account, reads the source as root, and insists on TLS. */
    ReplicaSetup setup() {
        return complete(ReplicaSetup.from(result)).requireSsl();
    }

    ReplicaSetup complete(ReplicaSetup begun) {
        return begun.source(donor().host(), donor().port()).account(REPLICATOR).sourceServer(donor().server());
    }

    /** Writes on the donor. */
    void write(int id) throws SQLException {
        donor().execute("INSERT INTO shop.item VALUES (" + id + ", 'written later')");
    }

    /** Returns how many rows the recipient has. */
    String rows() throws SQLException {
        return Servers.rows(recipient(), "shop");
    }

    void awaitRow(int id) {
        Await.until(
                "row " + id,
                SOON,
                () -> "1".equals(Sql.value(recipient(), "SELECT COUNT(*) FROM shop.item WHERE id = " + id)));
    }

    /** Returns all there is to say of the recipient's replication. */
    List<String> replication() throws SQLException {
        return Sql.row(
                recipient(),
                "SELECT (SELECT GROUP_CONCAT(CHANNEL_NAME, '=', HOST, ':', PORT ORDER BY CHANNEL_NAME)"
                        + " FROM performance_schema.replication_connection_configuration),"
                        + " (SELECT GROUP_CONCAT(CHANNEL_NAME, '=', SERVICE_STATE ORDER BY CHANNEL_NAME)"
                        + " FROM performance_schema.replication_connection_status),"
                        + " (SELECT COUNT(*) FROM mysql.slave_master_info),"
                        + " (SELECT COUNT(*) FROM mysql.slave_relay_log_info),"
                        + " (SELECT GROUP_CONCAT(EVENT_NAME, '=', STATUS) FROM information_schema.EVENTS)");
    }

    /** Ends whatever replicates on the recipient. */
    void reset() throws SQLException {
        recipient().execute(OwnWords.of("STOP REPLICA"), OwnWords.of("RESET REPLICA ALL"));
    }

    @Override
    public void close() {
        pair.close();
    }
}
