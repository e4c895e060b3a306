package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Fact;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WholeVariablesTest {

    private static final String CUT = "x".repeat(1024);
    private static final String WHOLE = "x".repeat(3000);

    private final WholeVariables variables =
            WholeVariables.of(Map.of("init_connect", CUT, "version", "9.7.4", "gtid_executed", ""));

    private static FactRow row(String value) {
        return new FactRow("any", Collections.nCopies(QueryPart.COLUMNS, value));
    }

    @Test
    void readsAgainWhatMayBeCutAndWhatGrows() {
        assertThat(variables.parts())
                .extracting(QueryPart::kind)
                .containsExactly("variable gtid_executed", "variable init_connect");
        assertThat(variables.parts().get(1).sql()).contains("CONCAT(COALESCE(@@GLOBAL.init_connect, ''), '|')");
    }

    @Test
    void hasTheWholeValueThen() {
        UnitedQuery.Answers answers = new UnitedQuery.Answers(Map.of(
                "variable gtid_executed", Fact.of(List.of(row("uuid:1-5|"))),
                "variable init_connect", Fact.of(List.of(row(WHOLE + "|")))));

        assertThat(variables.read(answers).known())
                .contains(Map.of("init_connect", WHOLE, "version", "9.7.4", "gtid_executed", "uuid:1-5"));
    }

    @Test
    void doesNotPassOnWhatIsCut() {
        UnitedQuery.Answers answers = new UnitedQuery.Answers(Map.of(
                "variable gtid_executed", Fact.of(List.of(row("uuid:1-5|"))),
                "variable init_connect", Fact.unknown("no answer")));

        assertThat(variables.read(answers).known()).contains(Map.of("version", "9.7.4", "gtid_executed", "uuid:1-5"));
    }

    /** As one does that grew between the moment in which the statement was read and the one in which it was answered. */
    @Test
    void doesNotPassOnWhatHasLostItsEnd() {
        UnitedQuery.Answers answers = new UnitedQuery.Answers(Map.of(
                "variable gtid_executed", Fact.of(List.of(row("uuid:1-"))),
                "variable init_connect", Fact.of(List.of(row("")))));

        assertThat(variables.read(answers).known()).contains(Map.of("version", "9.7.4"));
    }

    @Test
    void takesTheBytesForTheLength() {
        assertThat(WholeVariables.of(Map.of("a", "\u00e4".repeat(512), "b", "\u00e4".repeat(500)))
                        .toRead())
                .containsExactly("a");
    }
}
