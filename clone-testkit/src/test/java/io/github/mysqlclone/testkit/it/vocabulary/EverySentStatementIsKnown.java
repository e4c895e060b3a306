package io.github.mysqlclone.testkit.it.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.recording.SentTexts;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a class of integration tests in which the library or the kit sent what is in no vocabulary, or what the server's version
 * does not know.
 *
 * <p>Failsafe has JUnit find it as a service, for all of them.
 */
public final class EverySentStatementIsKnown implements AfterAllCallback {

    private static final Vocabulary VOCABULARY = Vocabulary.read();

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> problems = SentTexts.take().stream()
                .flatMap(sent ->
                        new SentStatement(sent.text(), version(sent.serverVersion())).problems(VOCABULARY).stream())
                .distinct()
                .toList();

        assertThat(problems).isEmpty();
    }

    /** Servers that are none of MySQL's are told by the same statements. */
    private static ServerVersion version(String said) {
        return said.matches("[89]\\.\\d+\\.\\d+.*") ? ServerVersion.parse(said) : TestedMySql.version();
    }
}
