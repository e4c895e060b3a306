package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ProcessBackend;
import io.github.mysqlclone.testkit.process.ProcessCopies;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.util.Map;

/** Servers that run as processes. */
record Processes() implements BackendUnderTest {

    @Override
    public TestBackend backend() {
        return new ProcessBackend();
    }

    @Override
    public TestServer start(Wish wish) {
        return granted(wish, ServerSpec.standard()).start();
    }

    @Override
    public ClonePair startPair(Wish donor, Wish recipient) {
        return ClonePairSpec.standard()
                .donor(server -> granted(donor, server))
                .recipient(server -> granted(recipient, server))
                .start();
    }

    @Override
    public DataCopies copies(Map<String, String> options) {
        ServerSpec spec = ServerSpec.standard();
        for (Map.Entry<String, String> option : options.entrySet()) {
            spec = spec.initialiseOption(option.getKey(), option.getValue());
        }
        return new ProcessCopies(spec);
    }

    private static ServerSpec granted(Wish wish, ServerSpec server) {
        ServerSpec spec = wish.supervised() ? server.supervised() : server.unsupervised();
        for (Map.Entry<String, String> option : wish.options().entrySet()) {
            spec = spec.option(option.getKey(), option.getValue());
        }
        return wish.smallDisk() > 0 ? spec.smallDisk(wish.smallDisk()) : spec;
    }
}
