package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Plans how the copy comes up: read-only, with no event firing and no channel running. */
final class QuarantinePlan {

    private QuarantinePlan() {}

    static Fact<List<Change>> of(ServerFacts recipient) {
        return recipient.details().settings().persisted().map(persisted -> plan(recipient, persisted));
    }

    private static List<Change> plan(ServerFacts recipient, Map<String, String> persisted) {
        List<Change> changes = new ArrayList<>(List.of(
                change(persisted, "super_read_only", "ON", writable(recipient)),
                change(
                        persisted,
                        "event_scheduler",
                        "OFF",
                        is(recipient, "event_scheduler", "ON") ? "event_scheduler = ON" : "")));
        // Before 8.0.24 it was an option and no variable, by the manual: there REPLICATION_METADATA has to warn.
        Stream.of("skip_replica_start", "skip_slave_start")
                .filter(name -> recipient.variable(name).known().isPresent())
                .findFirst()
                .ifPresent(name -> changes.add(change(persisted, name, "ON", "")));
        return List.copyOf(changes);
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
