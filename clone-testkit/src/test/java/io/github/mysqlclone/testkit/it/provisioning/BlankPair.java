package io.github.mysqlclone.testkit.it.provisioning;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A donor with data and an empty server, both without plugin, donor list or accounts but the administrator's. */
record BlankPair(TestServer donor, TestServer recipient) implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Account REPLICATOR = Account.of("replicator", "password-of-the-replica");

    static BlankPair start() throws SQLException {
        return start(spec -> spec);
    }

    static BlankPair start(UnaryOperator<ServerSpec> both) throws SQLException {
        return start(both, both);
    }

    static BlankPair start(UnaryOperator<ServerSpec> ofDonor, UnaryOperator<ServerSpec> ofRecipient)
            throws SQLException {
        ServerSpec blank = ServerSpec.standard().without("plugin-load-add");
        TestServer donor = ofDonor.apply(blank).start();
        try {
            Servers.fill(donor, "shop", 10);
            createReplicator(donor);
            return new BlankPair(donor, ofRecipient.apply(blank).start());
        } catch (SQLException | RuntimeException e) {
            donor.close();
            throw e;
        }
    }

    static void createReplicator(TestServer server) throws SQLException {
        server.execute(
                "CREATE USER replicator IDENTIFIED BY '" + REPLICATOR.password().reveal() + "'",
                "GRANT REPLICATION SLAVE ON *.* TO replicator");
    }

    /** Consents to nothing. */
    RemoteCloneSpec spec() {
        return CloneSpec.remote(donor.host(), donor.port())
                .donorServer(donor.server())
                .requireSsl()
                .prepare(Preparation.nothing().installPlugin().extendDonorList().temporaryDonorAccount())
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
    }

    Provisioning provisioning() {
        return provisioning(spec());
    }

    Provisioning provisioning(RemoteCloneSpec spec) {
        return Provisioning.of(
                spec, recipient.server(), setup -> setup.account(REPLICATOR).requireSsl());
    }

    String recipientUuid() throws SQLException {
        return String.valueOf(Sql.value(recipient, "SELECT @@server_uuid"));
    }

    void writeOnDonor(int id) throws SQLException {
        donor.execute("INSERT INTO shop.item VALUES (" + id + ", 'later')");
    }

    @Override
    public void close() {
        try (donor) {
            recipient.close();
        }
    }
}
