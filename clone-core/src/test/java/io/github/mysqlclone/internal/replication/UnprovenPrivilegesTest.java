package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.ForeseenObstacles.Foreseen;
import io.github.mysqlclone.preflight.Severity;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the account may do that reaches the copy counts as proven only where it was looked at. */
class UnprovenPrivilegesTest {

    private static final MySqlServer DONOR = MySqlServer.at("db1", 3306);

    private final ScriptedServer server = new ScriptedServer(sql -> sql.startsWith("SELECT @@GLOBAL.server_id")
            ? List.of(Rows.row("1", "1", "2", "ON", "3", true, "4", false, "5", "", "6", ""))
            : null);

    private Foreseen foreseen(Optional<MySqlServer> accountAfterwards) throws IOException {
        ReplicaPlan plan = ReplicaSetup.from(
                        new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty()))
                .source("127.0.0.1", portOfNobody())
                .sourceServer(server.server())
                .account("replicator", "secret")
                .plan();
        try (ServerConnection recipient = server.open();
                ServerConnection donor = server.open()) {
            return new ForeseenObstacles(plan, ScriptedServer.opener(), false)
                    .beforeTheClone(recipient, donor, accountAfterwards);
        }
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void areUnprovenWhereNobodyKnowsHowTheCopyIsReached() throws IOException {
        assertThat(foreseen(Optional.empty()).unproven())
                .hasValueSatisfying(why -> assertThat(why).contains("DataSource", "accountAfterRestart"));
    }

    @Test
    void areUnprovenWhereTheAccountCannotLogIn() throws IOException {
        MySqlServer silent = MySqlServer.at("127.0.0.1", portOfNobody()).login("reader", "secret");

        assertThat(foreseen(Optional.of(silent)).unproven())
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be looked at"));
    }

    @Test
    void leaveItUnknownWhereNothingElseIsInTheWay() {
        Foreseen foreseen = new Foreseen(List.of(), Optional.of("nobody may look"));

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> ForeseenFindings.findings(foreseen, DONOR))
                .withMessage("nobody may look");
        assertThat(ForeseenFindings.findings(new Foreseen(List.of(), Optional.empty()), DONOR))
                .isEmpty();
    }

    @Test
    void areSaidBesideWhatIsInTheWay() {
        Obstacle obstacle = new Obstacle(ObstacleKind.NO_BINLOG, "No log.", "Write one.");

        assertThat(ForeseenFindings.findings(new Foreseen(List.of(obstacle), Optional.of("nobody may look")), DONOR))
                .extracting(finding -> finding.severity())
                .containsExactly(Severity.ERROR, Severity.WARNING);
    }
}
