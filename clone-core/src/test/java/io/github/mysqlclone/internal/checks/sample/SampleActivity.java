package io.github.mysqlclone.internal.checks.sample;

import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.MetadataLock;
import io.github.mysqlclone.internal.facts.Activity.RunningClone;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.internal.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server is doing: nothing, until a test says so. */
final class SampleActivity {

    final List<Session> sessions = new ArrayList<>();
    final List<MetadataLock> locks = new ArrayList<>();
    final List<Long> transactions = new ArrayList<>();
    Optional<RunningClone> runningClone = Optional.empty();
    Optional<String> groupState = Optional.empty();
    final Map<String, String> status = new HashMap<>();

    Activity facts() {
        return new Activity(
                Fact.of(sessions),
                Fact.of(locks),
                Fact.of(transactions),
                Fact.of(runningClone),
                Fact.of(groupState),
                Fact.of(status));
    }
}
