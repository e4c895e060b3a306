package io.github.mysqlclone.internal.preparation.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

class VariableChangeTest {

    private static VariableChange list(String before, String after) {
        return new VariableChange(Side.RECIPIENT, PreparationPart.DONOR_LIST, "clone_valid_donor_list", before, after);
    }

    private static VariableChange setting(String before, String after) {
        return new VariableChange(Side.RECIPIENT, PreparationPart.SETTINGS, "clone_max_concurrency", before, after);
    }

    @Test
    void writesNumbersAndSwitchesBareAndNothingAsNull() {
        assertThat(setting("16", "4").statements()).containsExactly("SET GLOBAL clone_max_concurrency = 4");
        assertThat(list("", "db1:3306").undo()).contains("SET GLOBAL clone_valid_donor_list = NULL");
        assertThat(list("db'9:1", "db1:3306").undo()).contains("SET GLOBAL clone_valid_donor_list = 'db''9:1'");
    }

    @Test
    void restoresOnlyTheValueThatItSet() {
        assertThat(setting("16", "4").restored("4")).contains("16");
        assertThat(setting("16", "4").restored("16")).isEmpty();
        assertThat(setting("16", "4").restored("7")).as("somebody else's").isEmpty();
    }

    @Test
    void takesOnlyItsOwnEntryFromAList() {
        assertThat(list("a:1", "a:1,b:2").restored("a:1,b:2")).contains("a:1");
        assertThat(list("a:1", "a:1,b:2").restored("a:1,b:2,c:3")).contains("a:1,c:3");
        assertThat(list("", "b:2").restored("b:2")).contains("");
        assertThat(list("a:1", "a:1,b:2").restored("c:3")).isEmpty();
    }

    @Test
    void startsFromTheValueOfNow() {
        assertThat(setting("16", "4").from("8")).isEqualTo(setting("8", "4"));
        assertThat(list("", "b:2").from("x:9")).isEqualTo(list("x:9", "x:9,b:2"));
        assertThat(list("a:1", "a:1,b:2").from("")).isEqualTo(list("", "b:2"));
    }
}
