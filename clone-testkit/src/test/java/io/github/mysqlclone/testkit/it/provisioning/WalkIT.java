package io.github.mysqlclone.testkit.it.provisioning;

import static io.github.mysqlclone.testkit.it.provisioning.BlankPair.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.provisioning.Provisioned;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.provisioning.ProvisioningVerdict.Replicating;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.EndlessWriter;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.verify.DataComparison;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From two blank servers to a verified replica, under circumstances that make it harder; the donor is written to without end. */
@Tag(Lane.FULL)
class WalkIT {

    private static ReplicaSetup replicator(ReplicaSetup setup) {
        return setup.account(BlankPair.REPLICATOR).requireSsl();
    }

    private static void endsWell(Provisioning provisioning, BlankPair pair) throws Exception {
        Provisioned done = provisioning.ensureCloned(SOON);

        assertThat(done.cloneResult())
                .hasValueSatisfying(result -> assertThat(result.leftovers()).isEmpty());
        assertThat(provisioning.verdict()).isInstanceOf(Replicating.class);
        assertThat(ReplicaStatus.read(pair.recipient().server()))
                .as("it follows its donor and nobody else")
                .singleElement()
                .satisfies(status -> assertThat(status.sourceUuid())
                        .contains(String.valueOf(Sql.value(pair.donor(), "SELECT @@server_uuid"))));
        assertThat(DataComparison.of(pair.donor().server(), pair.recipient().server())
                        .atOnePosition(SOON)
                        .compare()
                        .differences())
                .isEmpty();
        assertThat(Sql.value(pair.recipient(), "SELECT @@gtid_executed LIKE CONCAT('%', @@server_uuid, '%')"))
                .as("it has transactions of its own")
                .isEqualTo("0");
    }

    @Test
    void endsWellWithADonorThatIsItselfAReplica() throws Exception {
        try (TestServer source = ServerSpec.standard().start();
                BlankPair pair = BlankPair.start(spec -> spec.without("skip-replica-start"))) {
            BlankPair.createReplicator(source);
            pair.donor()
                    .execute(
                            "DROP DATABASE shop",
                            "DROP USER replicator",
                            OwnWords.of("RESET BINARY LOGS AND GTIDS"),
                            OwnWords.of(
                                    "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '" + source.host() + "', SOURCE_PORT = "
                                            + source.port() + ", SOURCE_USER = 'replicator', SOURCE_PASSWORD = '"
                                            + BlankPair.REPLICATOR.password().reveal()
                                            + "', SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1 FOR CHANNEL 'upstream'"),
                            OwnWords.of("START REPLICA"));
            try (EndlessWriter writer = EndlessWriter.on(source)) {
                endsWell(pair.provisioning(), pair);

                assertThat(writer.written()).isPositive();
            }
        }
    }

    @Test
    void endsWellOnARecipientThatIsSuperReadOnlyAndStaysSo() throws Exception {
        try (BlankPair pair = BlankPair.start();
                EndlessWriter writer = EndlessWriter.on(pair.donor())) {
            pair.recipient().execute("SET PERSIST super_read_only = ON");
            RemoteCloneSpec spec = pair.spec().prepare(pair.spec().preparation().allowWritesOnRecipient());

            endsWell(Provisioning.of(spec, pair.recipient().server(), WalkIT::replicator), pair);

            assertThat(writer.written()).isPositive();
            assertThat(Sql.value(pair.recipient(), "SELECT @@super_read_only")).isEqualTo("1");
        }
    }

    @Test
    void endsWellOverTlsWithACheckedAuthority() throws Exception {
        try (BlankPair pair = BlankPair.start();
                EndlessWriter writer = EndlessWriter.on(pair.donor())) {
            String ca = pair.donor().dataDirectory() + "/ca.pem";

            endsWell(
                    Provisioning.of(
                            pair.spec(),
                            pair.recipient().server(),
                            setup -> setup.account(BlankPair.REPLICATOR).verifyCa(ca)),
                    pair);

            assertThat(writer.written()).isPositive();
            assertThat(Sql.value(
                            pair.recipient(),
                            "SELECT SSL_CA_FILE FROM performance_schema.replication_connection_configuration"))
                    .isEqualTo(ca);
        }
    }

    @Test
    void endsWellThroughTheUsersOwnDataSources() throws Exception {
        try (BlankPair pair = BlankPair.start();
                EndlessWriter writer = EndlessWriter.on(pair.donor())) {
            pair.donor()
                    .execute(
                            "INSTALL PLUGIN clone SONAME 'mysql_clone.so'",
                            "CREATE USER cloner IDENTIFIED BY 'password-of-cloner'",
                            "GRANT BACKUP_ADMIN ON *.* TO cloner");
            RemoteCloneSpec spec = pair.spec()
                    .donorAccount("cloner", "password-of-cloner")
                    .donorServer(through(pair.donor()))
                    .serverAfterRestart(through(pair.recipient()))
                    .prepare(Preparation.nothing().installPlugin().extendDonorList());

            endsWell(Provisioning.of(spec, through(pair.recipient()), WalkIT::replicator), pair);

            assertThat(writer.written()).isPositive();
        }
    }

    private static MySqlServer through(TestServer server) throws SQLException {
        return MySqlServer.dataSource(new DriverDataSource(server.server()));
    }
}
