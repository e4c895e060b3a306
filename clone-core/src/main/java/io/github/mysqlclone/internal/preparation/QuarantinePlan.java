package io.github.mysqlclone.internal.preparation;

import io.github.mysqlclone.internal.change.Change;
import io.github.mysqlclone.internal.change.PersistedChange;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import java.util.List;
import java.util.Map;

/** Plans how the copy comes up: read-only, with no event firing and no channel running. */
final class QuarantinePlan {

    private QuarantinePlan() {}

    static Fact<List<Change>> of(ServerFacts recipient) {
        return recipient.details().settings().persisted().map(persisted -> plan(recipient, persisted));
    }

    private static List<Change> plan(ServerFacts recipient, Map<String, String> persisted) {
        boolean speaksOfReplicas =
                recipient.variable("skip_replica_start").known().isPresent();
        String skip = speaksOfReplicas ? "skip_replica_start" : "skip_slave_start";
        return List.of(
                change(persisted, "super_read_only", "ON", writable(recipient)),
                change(
                        persisted,
                        "event_scheduler",
                        "OFF",
                        is(recipient, "event_scheduler", "ON") ? "event_scheduler = ON" : ""),
                change(persisted, skip, "ON", ""));
    }

    /** super_read_only takes read_only along when it is turned on, and goes with it when that is turned off. */
    private static String writable(ServerFacts recipient) {
        if (!is(recipient, "super_read_only", "OFF")) {
            return "";
        }
        return is(recipient, "read_only", "OFF") ? "read_only = OFF" : "super_read_only = OFF";
    }

    private static Change change(Map<String, String> persisted, String name, String after, String runtime) {
        return new PersistedChange(name, persisted.getOrDefault(name, ""), after, runtime);
    }

    private static boolean is(ServerFacts server, String variable, String value) {
        return server.variable(variable).known().filter(value::equals).isPresent();
    }
}
