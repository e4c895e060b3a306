package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.util.Optional;

/** Starts a source and a replica that has caught up, both on copies; the query goes to the replica. */
final class SourceAndReplica implements Way {

    private final MySqlTemplate template;
    private Optional<ClonePair> pair = Optional.empty();

    SourceAndReplica(MySqlTemplate template) {
        this.template = template;
    }

    @Override
    public String name() {
        return "source with a replica";
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public TestServer provide() {
        ClonePair started = template.newReplicatedPair();
        pair = Optional.of(started);
        return started.recipient();
    }

    @Override
    public void discard(TestServer server) {
        pair.ifPresent(ClonePair::close);
    }
}
