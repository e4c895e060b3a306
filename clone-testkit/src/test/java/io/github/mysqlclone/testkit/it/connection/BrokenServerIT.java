package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Preflight of servers that refuse, hang or go away: it says which one and what to do, and nothing is taken for good. */
@Tag(Lane.FULL)
class BrokenServerIT {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final ClonePair pair = ClonePair.create();

    @AfterEach
    void close() {
        pair.close();
    }

    private RemoteCloneSpec spec() {
        return Servers.fromDonorOf(pair)
                .timeouts(CloneTimeouts.defaults().connect(SOON).query(SOON));
    }

    private ServerConnectionException failureAt(MySqlServer recipient) {
        try (CloneSession session = spec().openSession(recipient)) {
            ServerConnectionException failure =
                    catchThrowableOfType(ServerConnectionException.class, session::preflight);
            assertThat(failure).isNotNull();
            assertThat(failure.server()).isEqualTo(recipient);
            return failure;
        }
    }

    private CheckResult donorFlavour(RemoteCloneSpec spec) {
        try (CloneSession session = spec.openSession(Servers.recipient(pair))) {
            return session.preflight().result(CheckId.DONOR_FLAVOUR).orElseThrow();
        }
    }

    @Test
    void namesARecipientThatRefusesTheLogin() {
        ServerConnectionException failure = failureAt(Servers.recipient(pair).login("nobody", "hunter2"));

        assertThat(failure.error().orElseThrow().number()).isEqualTo(1045);
        assertThat(failure)
                .hasMessageContaining(":" + pair.recipient().port() + " as 'nobody'")
                .hasMessageContaining("Check user and password");
        assertThat(failure.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void namesARecipientThatIsNotThere() {
        pair.recipient().stop();

        ServerConnectionException failure = failureAt(Servers.recipient(pair));

        assertThat(failure.error()).isEmpty();
        assertThat(failure).hasMessageContaining("Cannot reach 127.0.0.1:").hasMessageContaining("mysqld runs there");
    }

    @Test
    void givesUpOnARecipientThatHangs() {
        pair.recipient().pause();

        assertThat(failureAt(Servers.recipient(pair))).hasMessageContaining("Cannot reach");
    }

    @Test
    void knowsNothingOfADonorThatHangs() {
        pair.donor().pause();

        CheckResult result = donorFlavour(spec());

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reason())
                .contains("the donor could not be read")
                .contains(":" + pair.donor().port());
    }

    @Test
    void knowsNothingOfADonorThatRefusesTheLogin() {
        CheckResult result =
                donorFlavour(spec().donorServer(pair.donor().server().login("nobody", "hunter2")));

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reason()).contains("1045").doesNotContain("hunter2");
    }

    @Test
    void doesNotTakeADonorForGoodThatGoesAwayInTheMiddle() {
        MySqlServer vanishing =
                MySqlServer.dataSource(new DriverDataSource(pair.donor().server()) {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        pair.donor().kill();
                        return connection;
                    }
                });

        try (CloneSession session = spec().donorServer(vanishing).openSession(Servers.recipient(pair))) {
            assertThat(session.preflight()
                            .result(CheckId.DONOR_PRIVILEGES)
                            .orElseThrow()
                            .outcome())
                    .isEqualTo(Outcome.UNKNOWN);
        }
    }
}
