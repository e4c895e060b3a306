package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares what a recipient holds after a failure with what it held before. Pure. */
public final class RecipientDataAssessment {

    private RecipientDataAssessment() {}

    /**
     * Say what became of the recipient's data.
     *
     * @param before what was visible before; empty if that could not be read
     * @param after what is visible now; empty if that could not be read
     * @param status the server's row of this clone; empty if it refused before it noted one, so nothing was dropped
     */
    public static RecipientData judge(
            CloneKind kind, Optional<UserData> before, Optional<UserData> after, Optional<CloneStatus> status) {
        if (kind != CloneKind.REPLACE) {
            return RecipientData.UNTOUCHED;
        }
        Optional<ReportedState> drop = status.flatMap(RecipientDataAssessment::dropData);
        if (before.isPresent() && after.isPresent() && !before.get().schemas().isEmpty()) {
            if (drop.equals(Optional.of(ReportedState.COMPLETED))) {
                // All was dropped: what stands there now, be it under an old name, is the donor's.
                return after.get().schemas().isEmpty() ? RecipientData.DROPPED : RecipientData.REPLACED;
            }
            return compare(before.get().schemas(), after.get().schemas());
        }
        // Nothing was visible before: then only the server's own word is left.
        if (drop.isEmpty() || drop.get() == ReportedState.NOT_STARTED) {
            return after.isPresent() || status.isEmpty() || drop.isEmpty()
                    ? RecipientData.UNTOUCHED
                    : RecipientData.UNKNOWN;
        }
        return drop.get() == ReportedState.COMPLETED ? RecipientData.DROPPED : RecipientData.UNKNOWN;
    }

    /** Say the same where the server has no row, and may have begun all the same: only looking tells then. */
    public static RecipientData judgeWithoutRow(CloneKind kind, Optional<UserData> before, Optional<UserData> after) {
        if (kind != CloneKind.REPLACE) {
            return RecipientData.UNTOUCHED;
        }
        if (before.isEmpty() || after.isEmpty()) {
            return RecipientData.UNKNOWN;
        }
        if (before.get().schemas().isEmpty()) {
            return after.get().schemas().isEmpty() ? RecipientData.UNTOUCHED : RecipientData.UNKNOWN;
        }
        return compare(before.get().schemas(), after.get().schemas());
    }

    private static Optional<ReportedState> dropData(CloneStatus status) {
        return status.stages().stream()
                .filter(stage -> stage.stage() == Stage.DROP_DATA)
                .map(StageProgress::state)
                .findFirst();
    }

    private static RecipientData compare(List<SchemaContent> before, List<SchemaContent> after) {
        Map<String, Long> left = after.stream().collect(Collectors.toMap(SchemaContent::name, SchemaContent::tables));
        boolean nothingLeft = before.stream().noneMatch(schema -> left.containsKey(schema.name()));
        if (nothingLeft) {
            return RecipientData.DROPPED;
        }
        boolean allLeft = before.stream().allMatch(schema -> left.getOrDefault(schema.name(), -1L) >= schema.tables());
        return allLeft ? RecipientData.UNTOUCHED : RecipientData.PARTIALLY_DROPPED;
    }
}
