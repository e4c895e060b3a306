package io.github.mysqlclone.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureAdviceTest {

    @ParameterizedTest
    @CsvSource({
        "1045, user and password of the donor account",
        "1130, cannot reach the donor",
        "2003, cannot reach the donor",
        "2005, cannot reach the donor",
        "2007, classic protocol",
        "2026, clone_ssl_ca",
        "1227, privilege",
        "1524, INSTALL PLUGIN clone",
        "1205, LOCK INSTANCE",
        "1290, super_read_only",
        "1317, Clone again",
        "1815, error log",
        "3634, one at a time",
        "3864, equal",
        "3868, equal",
        "3870, equal",
        "3872, requireSsl()",
        "3873, disk space",
        "3957, 2097152",
        "3989, READ ONLY = 0",
        "1007, directory that does not exist",
        "3632, outside the server's data directory",
    })
    void saysWhatToDoAboutTheServersNumberAndAboutTheDonorsWithinIt(int number, String advice) {
        ServerError own = new ServerError(number, "HY000", "text");
        ServerError donors = new ServerError(3862, "HY000", "Clone Donor Error: " + number + " : text.");
        ServerError connecting =
                new ServerError(3862, "HY000", "Clone Donor Error: Connect failed: " + number + " : text.");

        assertThat(FailureAdvice.of(Optional.of(own), RecipientData.UNTOUCHED)).contains(advice);
        assertThat(FailureAdvice.of(Optional.of(donors), RecipientData.UNTOUCHED))
                .contains(advice);
        assertThat(FailureAdvice.of(Optional.of(connecting), RecipientData.UNTOUCHED))
                .contains(advice);
    }

    /** The donor's words, as they come wrapped; each seen on 9.7.4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1045 | Access denied for user 'donor_user'@'10.0.0.7' (using password: YES) | sees the recipient as 10.0.0.7",
                "1045 | Access denied for user 'mysql_clone_0123'@'10.0.0.7' (using password: YES) | host(\"10.0.0.7\")",
                "1129 | Host '10.0.0.7' is blocked because of many connection errors; unblock with 'mysqladmin flush-hosts' | on the donor TRUNCATE",
                "1130 | Host '10.0.0.7' is not allowed to connect to this MySQL server | sees the recipient as 10.0.0.7, for which",
                "1184 | Aborted connection 71 to db: 'unconnected' user: 'd' host: '10.0.0.7' (init_connect command failed) | init_connect = ''",
                "1226 | User 'd' has exceeded the 'max_user_connections' resource (current value: 2) | MAX_USER_CONNECTIONS",
                "1226 | User 'd' has exceeded the 'max_connections_per_hour' resource (current value: 2) | FLUSH USER_RESOURCES",
                "1524 | Plugin 'sha256_password' is not loaded | does not load sha256_password",
                "1524 | Plugin 'clone' is not loaded. | INSTALL PLUGIN clone",
            })
    void saysWhoEndsARefusalThatWaitingDoesNotEnd(int number, String words, String advice) {
        ServerError error =
                new ServerError(3862, "HY000", "Clone Donor Error: Connect failed: " + number + " : " + words + ".");

        assertThat(FailureAdvice.of(Optional.of(error), RecipientData.UNTOUCHED))
                .contains(advice);
    }

    @Test
    void pointsToTheDonorsLogForWhatItDoesNotKnow() {
        ServerError donors = new ServerError(3862, "HY000", "Clone Donor Error: 4711 : text.");

        assertThat(FailureAdvice.of(Optional.of(donors), RecipientData.UNTOUCHED))
                .isEqualTo("The donor reported it; see its error log too.");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED", "PARTIALLY_DROPPED"})
    void takesAnEmptiedServerOutOfItsLoadBalancer(RecipientData data) {
        assertThat(FailureAdvice.of(Optional.empty(), data))
                .startsWith(
                        "Look for the cause in the recipient's error log. The recipient still answers: take it out");
        assertThat(FailureAdvice.of(Optional.of(new ServerError(3873, "HY000", "text")), data))
                .startsWith("Free disk space")
                .contains("load balancer", "replication channels");
    }

    @Test
    void hasARecipientLookedAtOfWhichNothingIsKnown() {
        assertThat(FailureAdvice.of(Optional.empty(), RecipientData.UNKNOWN))
                .endsWith("Look at the recipient before anything uses it.");
    }

    @Test
    void pointsToTheLogWhereTheCauseIsNotKnown() {
        ServerError unknown = new ServerError(4711, "HY000", "text");

        assertThat(FailureAdvice.of(Optional.of(unknown), RecipientData.UNTOUCHED))
                .isEqualTo("Look for the cause in the recipient's error log.");
        assertThat(FailureAdvice.of(Optional.empty(), RecipientData.UNTOUCHED))
                .isEqualTo("Look for the cause in the recipient's error log.");
    }

    @ParameterizedTest
    @EnumSource(names = {"DROPPED", "PARTIALLY_DROPPED"})
    void looksForNoCauseOfWhatSomebodyWanted(RecipientData data) {
        assertThat(FailureAdvice.afterCancel(data)).startsWith("The recipient still answers: take it out");
        assertThat(FailureAdvice.afterCancel(RecipientData.UNKNOWN))
                .isEqualTo("Look at the recipient before anything uses it.");
        assertThat(FailureAdvice.afterCancel(RecipientData.UNTOUCHED)).isEqualTo("Clone again whenever it suits.");
    }
}
