package io.github.mysqlclone.testkit.it.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.TemporaryAccount;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The temporary account is for the recipient as the donor sees it, or it is said before anything is dropped. */
@Tag(Lane.FULL)
class TemporaryAccountIT {

    private static TestServer start(String skipNameResolve) {
        return ServerSpec.standard()
                .option("skip_name_resolve", skipNameResolve)
                .start();
    }

    private static RemoteCloneSpec spec(String donorHost, TestServer donor, TemporaryAccount account) {
        return CloneSpec.remote(donorHost, donor.port())
                .donorServer(donor.server())
                .requireSsl()
                .replaceData()
                .prepare(Preparation.nothing().extendDonorList().temporaryDonorAccount(account))
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
    }

    /** By name the recipient comes by TCP, as an address to the one kind of donor and as localhost to the other. */
    @ParameterizedTest
    @CsvSource({"localhost, ON", "localhost, OFF", "127.0.0.1, OFF"})
    void letsARecipientOnTheDonorsHostIn(String host, String skipNameResolve) throws SQLException {
        try (TestServer donor = start(skipNameResolve);
                TestServer recipient = ServerSpec.standard().start()) {
            Servers.fill(donor, "shop", 10);
            Servers.fill(recipient, "own", 10);

            assertThat(Servers.run(spec(host, donor, TemporaryAccount.defaults()), recipient.server())
                            .leftovers())
                    .isEmpty();

            assertThat(Servers.rows(recipient, "shop")).isEqualTo("10");
            assertThat(temporaryAccounts(donor)).isEmpty();
            assertThat(temporaryAccounts(recipient)).isEmpty();
        }
    }

    @Test
    void forAnotherHostIsRefusedBeforeAnythingIsDropped() throws SQLException {
        try (TestServer donor = start("ON");
                TestServer recipient = ServerSpec.standard().start()) {
            Servers.fill(donor, "shop", 10);
            Servers.fill(recipient, "own", 10);
            RemoteCloneSpec spec =
                    spec("127.0.0.1", donor, TemporaryAccount.defaults().host("192.0.2.77"));

            CloneFailedException failed =
                    catchThrowableOfType(CloneFailedException.class, () -> Servers.run(spec, recipient.server()));

            assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
            assertThat(failed.failure().stage()).isEmpty();
            assertThat(failed).hasMessageContaining("sees the recipient as 127.0.0.1");
            assertThat(failed)
                    .hasMessageContaining("temporaryDonorAccount(TemporaryAccount.defaults().host(\"127.0.0.1\"))");
            assertThat(Servers.rows(recipient, "own")).isEqualTo("10");
            assertThat(temporaryAccounts(donor)).isEmpty();
        }
    }

    @Test
    void forANameIsRefusedOfADonorThatSeesAddressesOnly() throws SQLException {
        try (TestServer donor = start("ON");
                TestServer recipient = ServerSpec.standard().start()) {
            RemoteCloneSpec spec =
                    spec("127.0.0.1", donor, TemporaryAccount.defaults().host("localhost"));

            assertThatExceptionOfType(PreflightFailedException.class)
                    .isThrownBy(() -> Servers.run(spec, recipient.server()))
                    .withMessageContaining("skip_name_resolve is ON on the donor");
            assertThat(temporaryAccounts(donor)).isEmpty();
        }
    }

    private static List<String> temporaryAccounts(TestServer server) throws SQLException {
        return Sql.column(server, "SELECT CONCAT(User, '@', Host) FROM mysql.user WHERE User LIKE 'mysql\\_clone\\_%'");
    }
}
