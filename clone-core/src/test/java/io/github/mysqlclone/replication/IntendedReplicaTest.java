package io.github.mysqlclone.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.preflight.ReplicationIntent.Participants;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntendedReplicaTest {

    private static final String SECRET = "password-of-the-replica";

    @Test
    void needsAnAccountAndSaysSoAtOnce() {
        assertThatIllegalStateException()
                .isThrownBy(() -> IntendedReplica.of(setup -> setup.requireSsl()))
                .withMessageContaining("account");
    }

    @Test
    void showsNoPassword() {
        assertThat(IntendedReplica.of(setup -> setup.account("replicator", SECRET)))
                .asString()
                .doesNotContain(SECRET);
    }

    @Test
    void saysWhichServerDoesNotAnswer() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        MySqlServer silent = MySqlServer.at("127.0.0.1", nobody).login("admin", SECRET);

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> IntendedReplica.of(setup -> setup.account("replicator", SECRET))
                        .obstacles(new Participants(
                                new Address("db1", 3306),
                                silent,
                                silent,
                                Optional.empty(),
                                false,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(5))))
                .withMessageContaining("127.0.0.1:" + nobody)
                .satisfies(failure -> assertThat(failure).asString().doesNotContain(SECRET));
    }
}
