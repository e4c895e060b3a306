package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerErrorTest {

    static Stream<Arguments> donorErrors() {
        return Stream.of(
                argumentSet(
                        "while cloning",
                        "Clone Donor Error: 1524 : Plugin 'clone' is not loaded.",
                        1524,
                        "Plugin 'clone' is not loaded"),
                argumentSet(
                        "while connecting",
                        "Clone Donor Error: Connect failed: 1045 : Access denied for user 'c'@'h' (using password: YES).",
                        1045,
                        "Access denied for user 'c'@'h' (using password: YES)"),
                argumentSet(
                        "a client error",
                        "Clone Donor Error: Connect failed: 2003 : Can't connect to MySQL server on 'db1:3306' (111).",
                        2003,
                        "Can't connect to MySQL server on 'db1:3306' (111)"),
                argumentSet(
                        "a text that ends in a period",
                        "Clone Donor Error: 3872 : Clone needs SSL connection for encrypted table..",
                        3872,
                        "Clone needs SSL connection for encrypted table."),
                argumentSet("a text that was cut", "Clone Donor Error: 1815 : Internal err", 1815, "Internal err"),
                argumentSet("a text of two lines", "Clone Donor Error: 1815 : one\ntwo.", 1815, "one\ntwo"),
                argumentSet("an empty text", "Clone Donor Error: 1317 : .", 1317, ""),
                argumentSet("a text with a colon", "Clone Donor Error: 1227 : need: A : B.", 1227, "need: A : B"));
    }

    @ParameterizedTest
    @MethodSource("donorErrors")
    void unwrapsWhatTheDonorSaid(String message, int number, String inner) {
        ServerError error = new ServerError(3862, "HY000", message);

        assertThat(error.fromDonor()).contains(new ServerError(number, "HY000", inner));
        assertThat(error.side()).isEqualTo(Side.DONOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Clone Donor Error: ",
                "Clone Donor Error: unknown.",
                "Clone Donor Error: 0 : nothing.",
                "Clone Donor Error: 99999999999 : too long.",
                "Something else: 1524 : Plugin 'clone' is not loaded."
            })
    void doesNotUnwrapWhatHasAnotherForm(String message) {
        assertThat(new ServerError(3862, "HY000", message).fromDonor()).isEmpty();
    }

    @Test
    void takesOtherErrorsForTheRecipientsOwn() {
        ServerError error = new ServerError(1524, "HY000", "Clone Donor Error: 1045 : not really.");

        assertThat(error.fromDonor()).isEmpty();
        assertThat(error.side()).isEqualTo(Side.RECIPIENT);
    }

    @Test
    void isTakenFromADriverException() {
        assertThat(ServerError.of(new SQLException("Plugin 'clone' is not loaded", "HY000", 1524)))
                .contains(new ServerError(1524, "HY000", "Plugin 'clone' is not loaded"));
    }

    @Test
    void fillsInWhatADriverExceptionLacks() {
        assertThat(ServerError.of(new SQLException(null, null, 1524))).contains(new ServerError(1524, "HY000", ""));
    }

    @Test
    void isNotInAnExceptionOfTheDriverItself() {
        assertThat(ServerError.of(new SQLException("Communications link failure", "08S01", 0)))
                .isEmpty();
        assertThat(ServerError.of(new SQLException("Communications link failure", "08S01", -1)))
                .isEmpty();
    }

    @Test
    void isInAnExceptionWithAStateOfTheConnectionButTheServersNumber() {
        assertThat(ServerError.of(new SQLException("Got an error reading packets", "08S01", 1158)))
                .map(ServerError::number)
                .contains(1158);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesNumberThatNoErrorHas(int number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ServerError(number, "HY000", ""))
                .withMessage("number: must be positive (was " + number + ")");
    }

    @Test
    void printsNumberAndText() {
        assertThat(new ServerError(1524, "HY000", "Plugin 'clone' is not loaded"))
                .hasToString("1524 Plugin 'clone' is not loaded");
    }
}
