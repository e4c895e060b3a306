package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SecretMaskTest {

    private static final String SECRET = "G3heim";

    static Stream<Arguments> spellings() {
        return Stream.of(
                argumentSet("plain", "G3heim", "IDENTIFIED BY 'G3heim'", "IDENTIFIED BY '******'"),
                argumentSet("twice", "G3heim", "G3heim G3heim", "****** ******"),
                argumentSet("at both ends", "G3heim", "G3heim-G3heim", "******-******"),
                argumentSet("a quote, doubled", "a'b", "BY 'a''b'", "BY '******'"),
                argumentSet("a quote, as it is", "a'b", "password a'b", "password ******"),
                argumentSet("a backslash, doubled", "a\\b", "BY 'a\\\\b'", "BY '******'"),
                argumentSet("a backslash, as it is", "a\\b", "BY 'a\\b'", "BY '******'"),
                argumentSet("both, both escaped", "a'\\b", "BY 'a''\\\\b'", "BY '******'"),
                argumentSet("both, the quote escaped", "a'\\b", "BY 'a''\\b'", "BY '******'"),
                argumentSet("a character of patterns", "a.*$1", "a.*$1 abc", "****** abc"),
                argumentSet("another script", "漢ü", "BY '漢ü'", "BY '******'"),
                argumentSet("one character", "x", "an x in text", "an ****** in te******t"),
                argumentSet("nothing of it", "G3heim", "Unknown command", "Unknown command"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void hidesEverySpelling(String password, String text, String masked) {
        assertThat(maskOf(password).mask(text)).isEqualTo(masked);
    }

    @Test
    void hidesThePasswordsOfAllAccounts() {
        assertThat(maskOf("one", "two").mask("one and two")).isEqualTo("****** and ******");
    }

    @Test
    void hidesAPasswordThatContainsAnother() {
        assertThat(maskOf("pw", "pw-long").mask("pw-long")).isEqualTo("******");
        assertThat(maskOf("pw-long", "pw").mask("pw-long")).isEqualTo("******");
    }

    @Test
    void hasNothingToHideInAnEmptyPassword() {
        assertThat(maskOf("").mask("text")).isEqualTo("text");
        assertThat(maskOf("", SECRET).mask("text G3heim")).isEqualTo("text ******");
    }

    @Test
    void knowsThePasswordOfAServer() {
        assertThat(SecretMask.of(MySqlServer.at("db1", 3306).login("a", SECRET)).mask("G3heim"))
                .isEqualTo("******");
        assertThat(SecretMask.of(MySqlServer.at("db1", 3306)).mask("text")).isEqualTo("text");
    }

    @Test
    void givesACleanExceptionBackAsItIs() {
        SQLException clean = new SQLSyntaxErrorException("Unknown command", "42000", 1047, new RuntimeException("why"));

        assertThatObject(maskOf(SECRET).mask(clean)).isSameAs(clean);
    }

    /** Nobody should write such a one, and drivers do. */
    @Test
    @SuppressWarnings("OverrideThrowableToString")
    void looksAtAllThatIsPrintedOfAnException() {
        RuntimeException talkative = new IllegalStateException("clean") {
            private static final long serialVersionUID = 1L;

            @Override
            public String toString() {
                return "IDENTIFIED BY '" + SECRET + "'";
            }
        };

        assertThat(maskOf(SECRET).isClean(talkative)).isFalse();
        assertThat(printed(maskOf(SECRET).clean(new IllegalStateException("why", talkative))))
                .doesNotContain(SECRET);
    }

    @Test
    void givesAnExceptionWithoutAMessageBackAsItIs() {
        SQLException silent = new SQLException((String) null);

        assertThatObject(maskOf(SECRET).mask(silent)).isSameAs(silent);
    }

    @Test
    void keepsStateCodeAndStackOfAMaskedException() {
        SQLException leaking = new SQLSyntaxErrorException("Error near 'G3heim' at line 1", "42000", 1064);

        SQLException masked = maskOf(SECRET).mask(leaking);

        assertThat(masked.getMessage()).isEqualTo("Error near '******' at line 1");
        assertThat(masked.getSQLState()).isEqualTo("42000");
        assertThat(masked.getErrorCode()).isEqualTo(1064);
        assertThat(masked.getStackTrace()).isEqualTo(leaking.getStackTrace());
    }

    static Stream<Arguments> hidingPlaces() {
        SQLException inNext = new SQLException("outer", "42000", 1064);
        inNext.setNextException(new SQLException("inner"));
        inNext.setNextException(new SQLException("the second: G3heim"));
        SQLException inCauseOfNext = new SQLException("outer", "42000", 1064);
        inCauseOfNext.setNextException(new SQLException("inner", new RuntimeException("G3heim")));
        SQLException suppressed = new SQLException("outer", "42000", 1064);
        suppressed.addSuppressed(new RuntimeException("while closing: G3heim"));
        SQLException deep = new SQLException("outer", "42000", 1064, nested(40));
        return Stream.of(
                argumentSet("its message", new SQLException("G3heim", "42000", 1064)),
                argumentSet("its cause", new SQLException("outer", "42000", 1064, new RuntimeException("G3heim"))),
                argumentSet("a deep cause", deep),
                argumentSet("a chained exception", inNext),
                argumentSet("the cause of a chained exception", inCauseOfNext),
                argumentSet("a suppressed exception", suppressed));
    }

    @ParameterizedTest
    @MethodSource("hidingPlaces")
    void leavesNoPlaceInWhichAPasswordIsPrinted(SQLException leaking) {
        SQLException masked = maskOf(SECRET).mask(leaking);

        assertThat(printed(masked)).doesNotContain(SECRET);
        assertThatObject(masked.getNextException()).isNull();
        assertThat(masked.getSQLState()).isEqualTo("42000");
        assertThat(masked.getErrorCode()).isEqualTo(1064);
    }

    @Test
    void comesToAnEndWhereExceptionsGoInACircle() {
        SQLException outer = new SQLException("outer");
        SQLException next = new SQLException("next", outer);
        outer.setNextException(next);

        assertThatObject(maskOf(SECRET).mask(outer)).isSameAs(outer);
    }

    private static RuntimeException nested(int depth) {
        return depth == 0 ? new RuntimeException("G3heim") : new RuntimeException("at " + depth, nested(depth - 1));
    }

    private static String printed(Throwable throwable) {
        StringWriter writer = new StringWriter();
        throwable.printStackTrace(new PrintWriter(writer));
        return writer.toString();
    }

    private static SecretMask maskOf(String... passwords) {
        return SecretMask.of(Stream.of(passwords).map(password -> Account.of("user", password)));
    }
}
