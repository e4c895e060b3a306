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
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the account may do that reaches the copy counts as proven only where it was looked at. */
class UnprovenPrivilegesTest {

    private static final MySqlServer DONOR = MySqlServer.at("db1", 3306);

    private static final Obstacle UNPROVEN = new Obstacle(ObstacleKind.UNPROVEN, "Nobody may look.", "Look.");

    private UnaryOperator<ReplicaSetup> setup = begun -> begun;
    private String hidden = "nothing";
    private List<Map<String, Object>> grants = List.of();

    private final ScriptedServer server = new ScriptedServer(sql -> {
        if (sql.contains(hidden)) {
            throw new SQLException("denied", "42000", 1142);
        }
        if (sql.startsWith("SHOW GRANTS")) {
            return grants;
        }
        return sql.startsWith("SELECT @@GLOBAL.server_id")
                ? List.of(Rows.row("1", "1", "2", "ON", "3", true, "4", false, "5", "", "6", ""))
                : null;
    });

    private Foreseen foreseen(Optional<MySqlServer> accountAfterwards) throws IOException {
        ReplicaPlan plan = setup.apply(
                        ReplicaSetup.from(new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty()))
                                .source("127.0.0.1", portOfNobody())
                                .sourceServer(server.server())
                                .account("replicator", "secret"))
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
                .singleElement()
                .satisfies(unproven -> assertThat(unproven.kind()).isEqualTo(ObstacleKind.UNPROVEN))
                .asString()
                .contains("DataSource", "accountAfterRestart", "acceptUnproven()");
    }

    @Test
    void areUnprovenWhereTheAccountCannotLogIn() throws IOException {
        assertThat(foreseen(Optional.of(silent())).unproven())
                .singleElement()
                .asString()
                .contains("cannot be looked at", "acceptUnproven()");
    }

    private static MySqlServer silent() throws IOException {
        return MySqlServer.at("127.0.0.1", portOfNobody()).login("reader", "secret");
    }

    @Test
    void areTakenAsTheyComeWhereThatIsAccepted() throws IOException {
        setup = ReplicaSetup::acceptUnproven;

        assertThat(foreseen(Optional.of(silent())).unproven()).isEmpty();
    }

    @Test
    void areUnprovenOfTheReplicationAccountWhereNobodyMayLookAtIt() throws IOException {
        hidden = "mysql.user";

        assertThat(foreseen(Optional.empty()).unproven())
                .extracting(Obstacle::sentence)
                .first()
                .asString()
                .contains("'replicator'", "is not let in from here");
    }

    @Test
    void areUnprovenWhereTheSourceDoesNotTellWhatItSends() throws IOException {
        hidden = "SHOW BINARY LOG STATUS";

        assertThat(foreseen(Optional.empty()).unproven())
                .extracting(Obstacle::sentence)
                .first()
                .asString()
                .contains("what its binary log leaves out", "denied");
        setup = ReplicaSetup::acceptFilters;
        assertThat(foreseen(Optional.empty()).unproven()).hasSize(1);
    }

    /** Nobody else replicates from it as far as all sessions are seen. */
    @Test
    void areProvenWithoutSightOfOtherReplicasWhereThereAreNone() throws IOException {
        hidden = "SHOW REPLICAS";

        assertThat(foreseen(Optional.empty()).unproven()).hasSize(2);
        grants = List.of(Rows.row("1", "GRANT PROCESS ON *.* TO `admin`@`%`"));
        assertThat(foreseen(Optional.empty()).unproven()).hasSize(1);
    }

    @Test
    void leaveItUnknownWhereNothingElseIsInTheWay() {
        Foreseen foreseen = new Foreseen(List.of(), List.of(UNPROVEN));

        assertThatExceptionOfType(ServerConnectionException.class)
                .isThrownBy(() -> ForeseenFindings.findings(foreseen, DONOR))
                .withMessage("Nobody may look. Look.");
        assertThat(ForeseenFindings.findings(new Foreseen(List.of(), List.of()), DONOR))
                .isEmpty();
    }

    @Test
    void areSaidBesideWhatIsInTheWay() {
        Obstacle obstacle = new Obstacle(ObstacleKind.NO_BINLOG, "No log.", "Write one.");

        assertThat(ForeseenFindings.findings(new Foreseen(List.of(obstacle), List.of(UNPROVEN)), DONOR))
                .extracting(finding -> finding.severity())
                .containsExactly(Severity.ERROR, Severity.WARNING);
    }
}
