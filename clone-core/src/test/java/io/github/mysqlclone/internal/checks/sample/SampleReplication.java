package io.github.mysqlclone.internal.checks.sample;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Replication;
import io.github.mysqlclone.internal.facts.Replication.Channel;
import java.util.ArrayList;
import java.util.List;

/** What a server replicates from: nothing, until a test says so. */
final class SampleReplication {

    final List<Channel> channels = new ArrayList<>();
    long filters;
    long secondsBehind;

    Replication facts() {
        return new Replication(Fact.of(channels), Fact.of(filters), Fact.of(secondsBehind));
    }
}
