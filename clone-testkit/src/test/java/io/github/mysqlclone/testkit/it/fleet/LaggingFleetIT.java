package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.Fleet;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member that has not caught up in time is a replica all the same, and the report says so. */
@Tag(Lane.FULL)
class LaggingFleetIT {

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(1);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void replicatesInQuarantineAndIsHandedOverByTheNextCall() throws Exception {
        Fleet delayed = Fleet.of(
                servers.spec(),
                List.of(servers.member(0)),
                setup -> setup.account(FleetServers.REPLICATOR).requireSsl().delay(Duration.ofMinutes(10)));

        FleetReport report = delayed.ensureCloned(
                FleetServers.options().catchUp(Duration.ofSeconds(2)).listener(event -> {
                    if (event.state() == MemberState.COPIED) {
                        write();
                    }
                }));

        assertThat(report.of(servers.member(0)))
                .as(report.toString())
                .isInstanceOfSatisfying(MemberOutcome.CatchingUp.class, lagging -> {
                    assertThat(lagging.status().isRunning()).isTrue();
                    assertThat(lagging.result()).isPresent();
                    assertThat(lagging)
                            .asString()
                            .contains("replicates, has not caught up, and is in quarantine still");
                });
        assertThat(report.isComplete()).isFalse();
        assertThat(report.leftovers()).as(report.toString()).isEmpty();
        FleetServers.nothingIsLeftOn(servers.root());
        assertThat(Sql.value(servers.members().get(0), "SELECT @@super_read_only"))
                .isEqualTo("1");

        servers.members()
                .get(0)
                .execute(
                        OwnWords.of("STOP REPLICA SQL_THREAD"),
                        OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 0"),
                        OwnWords.of("START REPLICA SQL_THREAD"));
        FleetReport again = servers.fleet()
                .ensureCloned(FleetServers.options().ledgers(report.ledgers().orElseThrow()));

        assertThat(again.outcomes()).as(again.toString()).hasOnlyElementsOfType(MemberOutcome.Replicating.class);
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
    }

    private void write() {
        try {
            servers.write(1001);
        } catch (SQLException e) {
            throw new IllegalStateException("the source takes no row", e);
        }
    }
}
