package io.github.mysqlclone.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text as a literal or a name is read back as that text, to the end of it and no further. */
class RandomLiteralTest {

    private static final String SIGNS = "''''\\\\\\\"`%_;-#/*ntrbZ0 \n\t\u0000\u001aabc\u00e9\u514b";
    private static final String BEHIND = "; DROP";
    private static final int TEXTS = 20_000;

    private final long seed = Long.getLong("clone.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isReadBackAsItWas(boolean noBackslashEscapes) {
        for (int time = 0; time < TEXTS; time++) {
            String text = text();
            String sql = new SqlMode(noBackslashEscapes).literal(text) + BEHIND;

            assertThat(read(sql, noBackslashEscapes))
                    .as("seed %d: %s", seed, sql)
                    .isEqualTo(text + " then " + BEHIND);
        }
    }

    /** Whatever the sql_mode: no sign but the backtick means anything in a name (manual, Schema Object Names). */
    @Test
    void isReadBackAsItWasIfItIsAName() {
        for (int time = 0; time < TEXTS; time++) {
            String text = text();
            String sql = Identifier.of(text) + BEHIND;
            assertThat(read(sql, true)).as("seed %d: %s", seed, sql).isEqualTo(text + " then " + BEHIND);
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int sign = random.nextInt(12); sign > 0; sign--) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }

    /** As the server's scanner does (manual, String Literals): the first sign is the one that ends it. */
    private static String read(String sql, boolean noBackslashEscapes) {
        char quote = sql.charAt(0);
        StringBuilder text = new StringBuilder();
        int at = 1;
        while (true) {
            char sign = sql.charAt(at);
            if (sign == quote && sql.charAt(at + 1) != quote) {
                return text + " then " + sql.substring(at + 1);
            }
            boolean isPair = sign == quote || (sign == '\\' && !noBackslashEscapes);
            text.append(isPair && sign == '\\' ? escaped(sql.charAt(at + 1)) : sign);
            at += isPair ? 2 : 1;
        }
    }

    private static char escaped(char sign) {
        return switch (sign) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'Z' -> '\u001a';
            default -> sign;
        };
    }
}
