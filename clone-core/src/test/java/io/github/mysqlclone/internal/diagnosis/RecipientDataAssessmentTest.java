package io.github.mysqlclone.internal.diagnosis;

import static io.github.mysqlclone.RecipientData.DROPPED;
import static io.github.mysqlclone.RecipientData.PARTIALLY_DROPPED;
import static io.github.mysqlclone.RecipientData.REPLACED;
import static io.github.mysqlclone.RecipientData.UNKNOWN;
import static io.github.mysqlclone.RecipientData.UNTOUCHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.outcome.Clones;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipientDataAssessmentTest {

    private static final Optional<UserData> UNSEEN = Optional.empty();
    private static final Optional<CloneStatus> NO_ROW = Optional.empty();

    static Stream<Arguments> comparisons() {
        Optional<UserData> two = holds("shop:3", "crm:2");
        return Stream.of(
                argumentSet("all of it is there", two, holds("shop:3", "crm:2"), UNTOUCHED),
                argumentSet("and more", two, holds("shop:4", "crm:2", "new:1"), UNTOUCHED),
                argumentSet("a schema is gone", two, holds("shop:3"), PARTIALLY_DROPPED),
                argumentSet("tables are gone", two, holds("shop:2", "crm:2"), PARTIALLY_DROPPED),
                argumentSet("all tables of one are gone", two, holds("shop:3", "crm:0"), PARTIALLY_DROPPED),
                argumentSet("all is gone", two, holds(), DROPPED),
                argumentSet("others have come", two, holds("other:9"), DROPPED));
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void comparesWhatIsThereWithWhatWasThere(
            Optional<UserData> before, Optional<UserData> after, RecipientData expected) {
        assertThat(RecipientDataAssessment.judge(CloneKind.REPLACE, before, after, row(ReportedState.FAILED)))
                .isEqualTo(expected);
    }

    @Test
    void takesWhatStandsThereAfterTheDroppingForTheDonors() {
        Optional<CloneStatus> dropped = row(ReportedState.COMPLETED);

        assertThat(RecipientDataAssessment.judge(CloneKind.REPLACE, holds("shop:3"), holds("shop:3"), dropped))
                .isEqualTo(REPLACED);
        assertThat(RecipientDataAssessment.judge(CloneKind.REPLACE, holds("shop:3"), holds(), dropped))
                .isEqualTo(DROPPED);
    }

    static Stream<Arguments> wordsOfTheServer() {
        return Stream.of(
                argumentSet("dropped", row(ReportedState.COMPLETED), DROPPED),
                argumentSet("died while dropping", row(ReportedState.IN_PROGRESS), UNKNOWN),
                argumentSet("failed to drop", row(ReportedState.FAILED), UNKNOWN),
                argumentSet("noted no clone", NO_ROW, UNTOUCHED));
    }

    @ParameterizedTest
    @MethodSource("wordsOfTheServer")
    void takesTheServersWordWhereNobodyCouldLook(Optional<CloneStatus> status, RecipientData expected) {
        assertThat(RecipientDataAssessment.judge(CloneKind.REPLACE, UNSEEN, UNSEEN, status))
                .isEqualTo(expected);
        assertThat(RecipientDataAssessment.judge(CloneKind.REPLACE, holds("shop:3"), UNSEEN, status))
                .isEqualTo(expected);
        assertThat(RecipientDataAssessment.judge(CloneKind.REPLACE, UNSEEN, holds("shop:3"), status))
                .isEqualTo(expected);
    }

    @Test
    void knowsThatNothingWasTouchedBeforeTheDropping() {
        assertThat(RecipientDataAssessment.judge(
                        CloneKind.REPLACE, UNSEEN, holds("shop:3"), row(ReportedState.NOT_STARTED)))
                .isEqualTo(UNTOUCHED);
    }

    @Test
    void claimsNothingOfACloneThatLeftNoRowAndCouldNotBeLookedAt() {
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.REPLACE, holds("shop:3"), UNSEEN))
                .isEqualTo(UNKNOWN);
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.REPLACE, UNSEEN, holds("shop:3")))
                .isEqualTo(UNKNOWN);
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.REPLACE, holds("shop:3"), holds("shop:3")))
                .isEqualTo(UNTOUCHED);
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.REPLACE, holds("shop:3"), holds()))
                .isEqualTo(DROPPED);
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.REPLACE, holds(), holds()))
                .isEqualTo(UNTOUCHED);
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.REPLACE, holds(), holds("shop:3")))
                .isEqualTo(UNKNOWN);
        assertThat(RecipientDataAssessment.judgeWithoutRow(CloneKind.LOCAL, UNSEEN, UNSEEN))
                .isEqualTo(UNTOUCHED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DIRECTORY", "LOCAL"})
    void knowsThatOtherClonesTouchNothing(CloneKind kind) {
        assertThat(RecipientDataAssessment.judge(kind, UNSEEN, UNSEEN, row(ReportedState.FAILED)))
                .isEqualTo(UNTOUCHED);
    }

    private static Optional<CloneStatus> row(ReportedState dropData) {
        return Optional.of(Clones.status(
                Clones.OURS, ReportedState.FAILED, 0, 1815, List.of(Clones.stage(Stage.DROP_DATA, dropData))));
    }

    private static Optional<UserData> holds(String... schemas) {
        return Optional.of(new UserData(
                Stream.of(schemas)
                        .map(schema -> schema.split(":", 2))
                        .map(parts -> new SchemaContent(parts[0], Long.parseLong(parts[1]), 0))
                        .toList(),
                Fact.of(List.of()),
                Fact.of(true)));
    }
}
