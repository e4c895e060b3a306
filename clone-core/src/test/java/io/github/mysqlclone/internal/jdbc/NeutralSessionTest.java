package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NeutralSessionTest {

    private static final Pattern SET = Pattern.compile("SESSION (\\w+) = ");

    private static List<String> variables(String statement) {
        return SET.matcher(statement)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void putsBackWhatItSets() {
        assertThat(variables(NeutralSession.putBack()))
                .isEqualTo(variables(NeutralSession.set()))
                .isEqualTo(variables(NeutralSession.setAndKeep()))
                .doesNotHaveDuplicates()
                .contains("sql_select_limit", "max_execution_time", "autocommit", "transaction_read_only");
    }

    @Test
    void namesNoDefaultWhichIsTheGlobalValue() {
        assertThat(NeutralSession.set()).doesNotContainIgnoringCase("default");
    }

    @Test
    void hidesFromOtherServersWhatOnlyMysqlHas() {
        assertThat(NeutralSession.set().replaceAll("/\\*!\\d{5} [^*]*\\*/", ""))
                .contains("sql_select_limit")
                .doesNotContain("max_execution_time", "transaction_read_only", "show_gipk");
    }

    @Test
    void leavesNoUserVariableBehind() {
        assertThat(variables(NeutralSession.set()))
                .allSatisfy(name -> assertThat(NeutralSession.putBack()).contains("@mysql_clone_" + name + " = NULL"));
    }
}
