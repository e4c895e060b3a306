package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.testkit.TestServer;
import java.time.Duration;

/** One call of the library, which also proves beforehand that the goal can be reached. */
public record ClonedReplica(TestServer source) implements ReplicaWay {

    private static final Duration CATCH_UP = Duration.ofMinutes(5);

    @Override
    public TestServer makeReplica(TestServer replica) throws InterruptedException {
        Provisioning.of(
                        CloneSpec.remote(source.host(), source.port())
                                .donorServer(source.server())
                                .requireSsl()
                                .restartStrategy(replica.restartStrategy())
                                .prepare(Preparation.nothing()
                                        .installPlugin()
                                        .extendDonorList()
                                        .temporaryDonorAccount()),
                        replica.server(),
                        setup -> setup.account(Follower.REPLICATOR).requireSsl())
                .ensureCloned(CATCH_UP);
        return replica;
    }
}
