package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTest {

    private static final String PASSWORD = "s3cret-Geheim";

    static Stream<Arguments> goodUsers() {
        return Stream.of(
                argumentSet("one character", "a"),
                argumentSet("32 characters", "a".repeat(32)),
                argumentSet("32 characters of three bytes", "漢".repeat(32)),
                argumentSet("umlauts", "Jürgen Groß"),
                argumentSet("quotes, backslash and at sign", "o'b\"r\\i`en@home"));
    }

    @ParameterizedTest
    @MethodSource("goodUsers")
    void takesUser(String user) {
        assertThat(Account.of(user, PASSWORD).user()).isEqualTo(user);
    }

    static Stream<Arguments> badUsers() {
        return Stream.of(
                argumentSet("empty", "", "must not be empty"),
                argumentSet("blanks only", "   ", "must not be empty"),
                argumentSet("33 characters", "a".repeat(33), "at most 32 characters"),
                argumentSet("33 characters of three bytes", "漢".repeat(33), "with 33"),
                argumentSet("blank in front", " clone", "must not begin or end with blanks"),
                argumentSet("blank at the end", "clone ", "must not begin or end with blanks"),
                argumentSet("in quotes", "'clone'", "must not stand in single quotes"),
                argumentSet("two quotes", "''", "must not stand in single quotes"),
                argumentSet("NUL", "clo\0ne", "NUL"),
                argumentSet("emoji", "clone\uD83D\uDE00", "Basic Multilingual Plane"),
                argumentSet("half an emoji", "clone\uD83D", "Basic Multilingual Plane"));
    }

    @ParameterizedTest
    @MethodSource("badUsers")
    void refusesUserAndNamesParameterValueAndRule(String user, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.of(user, PASSWORD))
                .withMessageStartingWith("user: ")
                .withMessageContaining("(was '" + user + "'")
                .withMessageContaining(rule)
                .withMessageNotContaining(PASSWORD);
    }

    @Test
    void countsCodePointsAndNotCharsOfAUser() {
        // 17 of these are 34 chars: the complaint must be about the plane they are in, not about their number.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.of("\uD83D\uDE00".repeat(17), PASSWORD))
                .withMessageContaining("Basic Multilingual Plane");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.of("\uD83D\uDE00".repeat(33), PASSWORD))
                .withMessageContaining("with 33");
    }

    @Test
    void refusesPasswordOutsideTheBmpWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.of("clone", PASSWORD + "\uD83D\uDE00"))
                .withMessageStartingWith("password: ")
                .withMessageContaining("Basic Multilingual Plane")
                .withMessageNotContaining(PASSWORD);
    }

    @Test
    void refusesPasswordWithNulWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Account.of("clone", PASSWORD + "\0"))
                .withMessageStartingWith("password: ")
                .withMessageContaining("NUL")
                .withMessageNotContaining(PASSWORD);
    }

    @Test
    void takesAnyOtherPassword() {
        assertThatNoException().isThrownBy(() -> Account.of("clone", ""));
        String odd = " 'q\"u\\o`te ä漢\n\t ".repeat(20);
        assertThat(Account.of("clone", odd).password().reveal()).isEqualTo(odd);
    }

    @Test
    void printsTheUserAndNoPassword() {
        assertThat(Account.of("clone", PASSWORD)).hasToString("'clone' (password ******)");
    }

    @Test
    void isEqualToAnAccountOfTheSameUserAndPasswordOnly() {
        assertThat(Account.of("clone", PASSWORD))
                .isEqualTo(Account.of("clone", PASSWORD))
                .hasSameHashCodeAs(Account.of("clone", PASSWORD))
                .isNotEqualTo(Account.of("clone", PASSWORD + "x"))
                .isNotEqualTo(Account.of("clones", PASSWORD));
    }
}
