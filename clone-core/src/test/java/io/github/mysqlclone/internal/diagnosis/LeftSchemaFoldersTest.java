package io.github.mysqlclone.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preparation.Leftover;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LeftSchemaFoldersTest {

    private static final Optional<UserData> BEFORE =
            Optional.of(new UserData(List.of(new SchemaContent("own", 1, 1)), Fact.of(List.of()), Fact.of(true)));

    private static final Fact<List<OrphanFolder>> ORPHANS_BEFORE =
            Fact.of(List.of(new OrphanFolder("dump", "dump", true)));

    private static Optional<Leftover> left(OrphanFolder... folders) {
        return LeftSchemaFolders.of(
                CloneKind.REPLACE, RecipientData.DROPPED, BEFORE, ORPHANS_BEFORE, Fact.of(List.of(folders)));
    }

    @Test
    void namesEmptyFoldersAndThoseThatWereSchemas() {
        Leftover leftover = left(
                        new OrphanFolder("shop", "shop", true),
                        new OrphanFolder("own", "own", false),
                        new OrphanFolder("binlogs", "binlogs", false))
                .orElseThrow();

        assertThat(leftover.what()).endsWith(": shop/, own/ (not empty)");
        assertThat(leftover.why()).contains("3678");
        assertThat(leftover.statement()).isEmpty();
    }

    @Test
    void isSilentWhereNoneIsLeft() {
        assertThat(left()).isEmpty();
        assertThat(left(new OrphanFolder("binlogs", "binlogs", false))).isEmpty();
    }

    @Test
    void isSilentOfWhatWasThereBefore() {
        assertThat(left(new OrphanFolder("dump", "dump", true))).isEmpty();
    }

    @Test
    void saysPerhapsWhereNobodyCanLook() {
        assertThat(LeftSchemaFolders.of(
                                CloneKind.REPLACE,
                                RecipientData.DROPPED,
                                BEFORE,
                                ORPHANS_BEFORE,
                                Fact.unknown("it is elsewhere"))
                        .orElseThrow()
                        .what())
                .contains("perhaps", "it is elsewhere");
    }

    @ParameterizedTest
    @EnumSource(
            value = RecipientData.class,
            names = {"UNTOUCHED", "REPLACED"})
    void isSilentWhereNothingWasMadeInVain(RecipientData data) {
        assertThat(LeftSchemaFolders.of(
                        CloneKind.REPLACE, data, BEFORE, ORPHANS_BEFORE, Fact.unknown("it is elsewhere")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = CloneKind.class,
            names = {"DIRECTORY", "LOCAL"})
    void isSilentOfOtherClones(CloneKind kind) {
        assertThat(LeftSchemaFolders.of(
                        kind, RecipientData.UNKNOWN, BEFORE, ORPHANS_BEFORE, Fact.unknown("it is elsewhere")))
                .isEmpty();
    }
}
