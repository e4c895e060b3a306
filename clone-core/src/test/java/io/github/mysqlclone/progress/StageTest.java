package io.github.mysqlclone.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    @Test
    void standsInTheOrderOfThePlugin() {
        assertThat(Arrays.stream(Stage.values()).map(Stage::label))
                .containsExactly(
                        "DROP DATA", "FILE COPY", "PAGE COPY", "REDO COPY", "FILE SYNC", "RESTART", "RECOVERY");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsLabel(Stage stage) {
        assertThat(Stage.ofLabel(stage.label())).contains(stage);
    }

    @Test
    void isFoundInAnyLetterCase() {
        assertThat(Stage.ofLabel("File Copy")).contains(Stage.FILE_COPY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FILE_COPY", "FILE  COPY", "COPY"})
    void isNotFoundByAnotherLabel(String label) {
        assertThat(Stage.ofLabel(label)).isEmpty();
    }

    @Test
    void countsBytesWhereItCopies() {
        assertThat(Arrays.stream(Stage.values()).filter(Stage::copiesBytes))
                .containsExactly(Stage.FILE_COPY, Stage.PAGE_COPY, Stage.REDO_COPY);
    }
}
