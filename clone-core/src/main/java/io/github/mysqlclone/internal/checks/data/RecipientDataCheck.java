package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Data is not destroyed by accident. */
public final class RecipientDataCheck {

    private RecipientDataCheck() {}

    public static Verdict recipientData(Subject subject) {
        RemoteCloneSpec spec = subject.remote();
        String uuid = subject.recipient().server().identity().uuid();
        Optional<String> onlyOf = spec.replaceDataOf();
        if (onlyOf.isPresent() && !onlyOf.get().equalsIgnoreCase(uuid)) {
            return Verdict.found(Finding.error(
                            Side.RECIPIENT,
                            "the consent to drop data is for server " + onlyOf.get() + ", this one is " + uuid)
                    .remedy("Make sure that this is the server to be replaced, then give replaceDataOf(\"" + uuid
                            + "\")."));
        }
        return Verdict.on(subject.recipient().userData(), data -> judge(data, spec.consentsToReplace()));
    }

    private static Verdict judge(UserData data, boolean consent) {
        List<String> held = new ArrayList<>(
                data.schemas().stream().map(RecipientDataCheck::describe).toList());
        held.addAll(data.tablesInSystemSchemas().known().orElse(List.of()));
        // That nothing more is visible proves that nothing more is there only if nothing can be hidden.
        Verdict hidden = Verdict.on(data.isComplete(), complete -> Verdict.passed())
                .and(Verdict.on(data.tablesInSystemSchemas(), tables -> Verdict.passed()));
        return held.isEmpty() ? hidden : Verdict.found(dropped(held, consent)).and(hidden);
    }

    private static Finding dropped(List<String> held, boolean consent) {
        String what = "the clone drops what it holds: " + Listing.of(held);
        if (consent) {
            return Finding.notice(Side.RECIPIENT, what);
        }
        return Finding.error(Side.RECIPIENT, what + ". The library refuses this without consent; the server would not")
                .afterDataLoss()
                .remedy("If this data may go: replaceData(), or replaceDataOf(serverUuid).");
    }

    private static String describe(SchemaContent schema) {
        return String.format(
                Locale.ROOT,
                "%s (%s, %.1f MiB)",
                schema.name(),
                Listing.count(schema.tables(), "table"),
                schema.bytes() / 1048576.0);
    }
}
