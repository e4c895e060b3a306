package io.github.mysqlclone.testkit.it.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class ConsentIT {

    private static ClonePair pair;

    @BeforeAll
    static void startARecipientThatHoldsData() throws SQLException {
        pair = ClonePair.create();
        Servers.fill(pair.recipient(), "old", 10);
        pair.recipient()
                .execute(
                        "CREATE USER minimal IDENTIFIED BY 'm'",
                        "GRANT CLONE_ADMIN ON *.* TO minimal",
                        "GRANT SELECT ON performance_schema.clone_status TO minimal",
                        "GRANT SELECT ON performance_schema.clone_progress TO minimal");
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    private static CheckResult refusal(RemoteCloneSpec spec, MySqlServer recipient) throws SQLException {
        PreflightFailedException refused =
                catchThrowableOfType(PreflightFailedException.class, () -> Servers.run(spec, recipient));
        assertThat(refused).hasMessageContaining("RECIPIENT_DATA").hasMessageContaining("nothing was changed");
        assertThat(Servers.rows(pair.recipient(), "old")).isEqualTo("10");
        return refused.report().result(CheckId.RECIPIENT_DATA).orElseThrow();
    }

    @Test
    void refusesToDropDataWithoutConsent() throws SQLException {
        CheckResult result = refusal(Servers.fromDonorOf(pair), Servers.recipient(pair));

        assertThat(result.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(result.findings().get(0).message()).contains("old (1 table, ");
    }

    @Test
    void refusesAnAccountThatCannotSeeTheSchemas() throws SQLException {
        MySqlServer minimal = Servers.recipient(pair).login("minimal", "m");
        assertThat(Sql.value(pair.recipient(), "SHOW DATABASES LIKE 'old'")).isEqualTo("old");

        CheckResult result = refusal(Servers.fromDonorOf(pair), minimal);

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reason()).contains("SHOW DATABASES");
    }

    @Test
    void refusesConsentForAnotherServer() throws SQLException {
        RemoteCloneSpec spec =
                Servers.fromDonorOf(pair).replaceDataOf(UUID.randomUUID().toString());

        assertThat(refusal(spec, Servers.recipient(pair)).hasError()).isTrue();
    }

    @Test
    void dropsTheDataOfTheServerNamedInTheConsent() throws SQLException {
        try (ClonePair other = ClonePair.create()) {
            Servers.fill(other.recipient(), "old", 10);
            String uuid = Optional.ofNullable(Sql.value(other.recipient(), "SELECT @@server_uuid"))
                    .orElseThrow();

            Servers.run(Servers.fromDonorOf(other).replaceDataOf(uuid), Servers.recipient(other));

            assertThat(Sql.value(other.recipient(), "SHOW DATABASES LIKE 'old'"))
                    .isNull();
        }
    }

    @Test
    void refusesToReplaceTheDonorByItself() {
        RemoteCloneSpec spec = Servers.fromDonorOf(pair).replaceData();
        MySqlServer donor = Servers.login(pair.donor(), pair.recipientAccount());

        PreflightFailedException refused =
                catchThrowableOfType(PreflightFailedException.class, () -> Servers.run(spec, donor));

        assertThat(refused).hasMessageContaining("SAME_SERVER");
    }
}
