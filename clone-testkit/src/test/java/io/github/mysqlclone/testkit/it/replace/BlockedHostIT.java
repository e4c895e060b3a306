package io.github.mysqlclone.testkit.it.replace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that has shut a host out: no waiting ends that. Of loopback addresses a server keeps no count. */
@Tag(Lane.FULL)
class BlockedHostIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration VERY_LONG = Duration.ofMinutes(10);

    private static String address = "";

    @BeforeAll
    static void thisMachineHasAnAddressBesideLoopback() throws SocketException {
        Optional<String> own = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(found -> found instanceof Inet4Address && !found.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
        assumeTrue(own.isPresent(), "this machine has loopback addresses only");
        address = own.get();
    }

    /** One connection that breaks off is too many for it. */
    private static ServerSpec strict(ServerSpec server) {
        return server.option("bind_address", "*")
                .option("skip_name_resolve", "OFF")
                .option("max_connect_errors", "1");
    }

    private static void shutsThisHostOut(TestServer server) {
        Await.until("this host is shut out", SOON, () -> {
            try (Socket prober = new Socket(address, server.port())) {
                assertThat(prober.isConnected()).isTrue();
            } catch (IOException e) {
                return false; // not up yet
            }
            return !"0".equals(blocked(server));
        });
    }

    /** By whichever of this machine's addresses: the system chooses with which one it comes. */
    private static String blocked(TestServer server) throws SQLException {
        return String.valueOf(Sql.value(
                server, "SELECT COALESCE(SUM(COUNT_HOST_BLOCKED_ERRORS), 0) FROM performance_schema.host_cache"));
    }

    @Test
    void endsTheWaitForARecipientThatShutsThisHostOut() throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard()
                        .recipient(server -> strict(server).unsupervised())
                        .start();
                NetworkLink link = NetworkLink.to(address, pair.recipient().port())) {
            Servers.fill(pair.donor(), "shop", 10);
            MySqlServer recipient = MySqlServer.at(link.host(), link.port()).login(pair.recipientAccount());
            RemoteCloneSpec spec = Servers.fromDonorOf(pair)
                    .timeouts(CloneTimeouts.defaults()
                            .connect(Duration.ofSeconds(2))
                            .restart(VERY_LONG))
                    .restartStrategy(RestartStrategy.callback(server -> {
                        pair.recipient().awaitExit(SOON);
                        link.cut();
                        pair.recipient().start();
                        shutsThisHostOut(pair.recipient());
                        link.restore();
                    }));

            CloneOutcomeUnknownException unknown =
                    catchThrowableOfType(CloneOutcomeUnknownException.class, () -> Servers.run(spec, recipient));

            assertThat(unknown)
                    .hasMessageContaining("1129")
                    .hasMessageContaining("TRUNCATE TABLE performance_schema.host_cache");
            pair.recipient().execute("TRUNCATE TABLE performance_schema.host_cache");
            assertThat(CloneStatus.read(recipient).orElseThrow().state()).isEqualTo(ReportedState.COMPLETED);
        }
    }

    @Test
    void namesADonorThatShutsTheRecipientOut() throws SQLException {
        try (ClonePair pair =
                ClonePairSpec.standard().donor(BlockedHostIT::strict).start()) {
            Servers.fill(pair.recipient(), "own", 10);
            pair.recipient()
                    .execute("SET GLOBAL clone_valid_donor_list = '" + address + ":"
                            + pair.donor().port() + "'");
            RemoteCloneSpec spec = CloneSpec.remote(address, pair.donor().port())
                    .donorAccount(pair.donorAccount())
                    .replaceDataOf(String.valueOf(Sql.value(pair.recipient(), "SELECT @@server_uuid")));
            shutsThisHostOut(pair.donor());

            CloneFailedException failed =
                    catchThrowableOfType(CloneFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));

            assertThat(failed).hasMessageContaining("1129").hasMessageContaining("host_cache");
            assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
            assertThat(Servers.rows(pair.recipient(), "own")).isEqualTo("10");
        }
    }
}
