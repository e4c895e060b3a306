package io.github.mysqlclone.testkit.internal.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Scripts of random pieces, whole, cut, repeated and with a sign changed: what stands before the damage is taken apart as
 * ever. {@code -Dclone.test.seed=…} runs the same again.
 */
class DamagedScriptTest {

    private static final List<String> PIECES = List.of(
            "SELECT 1",
            "'a;b'",
            "'it''s;'",
            "'back\\'slash;'",
            "\"q;\\\"uoted\"",
            "`na;me`",
            "`\\`",
            "5--2",
            "/*!40101 SET x = ';' */",
            "/*+ HINT(a) */",
            "delimiter",
            "a -b",
            "\u00c3\u00a9");
    private static final List<String> COMMENTS =
            List.of("-- one; two\n", "# three' ;\n", "/* four; ' */", "\n \t\n", "/**/", "--\n");
    private static final List<String> DELIMITERS = List.of(";", ";;", "$$", "//", "end");
    private static final String SIGNS = "';\"`\\/*-#\n aE$";
    private static final int SCRIPTS = 300;

    private final long seed = Long.getLong("clone.test.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A script and what it says, with the place behind the delimiter of each. */
    private record Script(String text, List<String> statements, List<Integer> ends) {}

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Script script() {
        StringBuilder text = new StringBuilder();
        List<String> statements = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        String delimiter = ";";
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            if (random.nextInt(3) == 0) {
                delimiter = oneOf(DELIMITERS);
                text.append("\nDELIMITER ").append(delimiter).append('\n');
            }
            text.append(random.nextBoolean() ? oneOf(COMMENTS) : "\n");
            List<String> pieces = new ArrayList<>(List.of("SELECT"));
            for (int more = random.nextInt(5); more > 0; more--) {
                pieces.add(oneOf(PIECES));
            }
            String statement = String.join(" ", pieces);
            statements.add(statement);
            text.append(statement).append(' ').append(delimiter);
            ends.add(text.length());
        }
        return new Script(text.append("\nDELIMITER ;\n").toString(), statements, ends);
    }

    private static List<String> split(String script) throws IOException {
        SqlSplitter splitter = new SqlSplitter(new StringReader(script), "");
        List<String> statements = new ArrayList<>();
        for (Optional<SqlStatement> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            statements.add(next.get().bytes());
        }
        return statements;
    }

    @Test
    void aWholeOneSaysWhatItSaysAndTwiceIfItIsRepeated() throws IOException {
        for (int time = 0; time < SCRIPTS; time++) {
            Script script = script();
            List<String> twice = new ArrayList<>(script.statements());
            twice.addAll(script.statements());

            assertThat(split(script.text()))
                    .as("seed %d:%n%s", seed, script.text())
                    .isEqualTo(script.statements());
            assertThat(split(script.text() + script.text()))
                    .as("seed %d:%n%s", seed, script.text())
                    .isEqualTo(twice);
        }
    }

    @Test
    void oneThatIsCutAnywhereHasItsFirstStatementsAndAtMostABeginningOfTheNext() throws IOException {
        for (int time = 0; time < SCRIPTS; time++) {
            Script script = script();
            for (int cut = 0; cut <= script.text().length(); cut++) {
                String text = script.text().substring(0, cut);
                keepsWhatIsBefore(script, cut, text);
            }
        }
    }

    @Test
    void oneOfWhichASignIsChangedHasTheStatementsBeforeIt() throws IOException {
        for (int time = 0; time < SCRIPTS * 20; time++) {
            Script script = script();
            int at = random.nextInt(script.text().length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            keepsWhatIsBefore(
                    script,
                    at,
                    script.text().substring(0, at) + sign + script.text().substring(at + 1));
        }
    }

    @Test
    void oneOfWhichAPieceIsRepeatedHasTheStatementsBeforeTheRepetition() throws IOException {
        for (int time = 0; time < SCRIPTS * 20; time++) {
            Script script = script();
            int from = random.nextInt(script.text().length());
            int to = from + random.nextInt(script.text().length() - from);
            keepsWhatIsBefore(
                    script, to, script.text().substring(0, to) + script.text().substring(from));
        }
    }

    private void keepsWhatIsBefore(Script script, int damagedAt, String text) throws IOException {
        int whole = (int) script.ends().stream().filter(end -> end <= damagedAt).count();
        List<String> found;
        try {
            found = split(text);
        } catch (ScriptException e) {
            assertThat(e).message().isNotBlank();
            return;
        }
        assertThat(found.subList(0, Math.min(whole, found.size())))
                .as("seed %d, damaged at %d:%n%s", seed, damagedAt, text)
                .isEqualTo(script.statements().subList(0, whole));
        if (damagedAt == text.length()) {
            assertThat(found.size())
                    .as("seed %d, cut at %d:%n%s", seed, damagedAt, text)
                    .isLessThanOrEqualTo(whole + 1);
        }
    }
}
