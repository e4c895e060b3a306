package io.github.mysqlclone.examples.benchmark.sourcewithreplica;

import io.github.mysqlclone.examples.benchmark.freshserver.DataSet;
import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.examples.benchmark.replica.ClonedReplica;
import io.github.mysqlclone.examples.benchmark.replica.Follower;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.util.List;

/** The ways that are compared. */
final class PairWays {

    private PairWays() {}

    /** Both start on copies of the template; nothing is copied over a network. */
    static ReplicatedPair byCopies(MySqlTemplate template) {
        ClonePair pair = template.newReplicatedPair();
        return new ReplicatedPair(pair.recipient(), List.of(pair::close));
    }

    /** The source starts on a copy, and an empty server is cloned from it. */
    static ReplicatedPair byClone(MySqlTemplate template) throws Exception {
        TestServer source = template.newServer();
        TestServer empty = ServerSpec.standard().start();
        ReplicatedPair pair = new ReplicatedPair(empty, List.of(empty::close, source::close));
        try {
            Follower.makeAccount(source);
            new ClonedReplica(source).makeReplica(empty);
            return pair;
        } catch (Exception e) {
            pair.close();
            throw e;
        }
    }

    /** Two empty servers: the script is loaded into one and dumped into the other. */
    static ReplicatedPair byDump(ClonePair servers, DataSet dataSet, ClientPrograms programs) throws Exception {
        ReplicatedPair pair = new ReplicatedPair(servers.recipient(), List.of(servers::close));
        try {
            Follower.makeAccount(servers.donor());
            programs.load(dataSet.script(), servers.donor());
            programs.copyAll(servers.donor(), servers.recipient());
            Follower.follow(
                    servers.donor(),
                    servers.donorHostForRecipient(),
                    servers.donorPortForRecipient(),
                    servers.recipient());
            return pair;
        } catch (Exception e) {
            pair.close();
            throw e;
        }
    }
}
