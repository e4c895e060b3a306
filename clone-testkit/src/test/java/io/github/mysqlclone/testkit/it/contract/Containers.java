package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerBackend;
import io.github.mysqlclone.testkit.container.ContainerCopies;
import io.github.mysqlclone.testkit.container.ContainerPairSpec;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import java.util.Map;

/** Servers that run in containers. */
record Containers() implements BackendUnderTest {

    @Override
    public TestBackend backend() {
        return new ContainerBackend();
    }

    @Override
    public TestServer start(Wish wish) {
        return granted(wish, ContainerServerSpec.standard()).start();
    }

    @Override
    public ClonePair startPair(Wish donor, Wish recipient) {
        return ContainerPairSpec.standard()
                .donor(server -> granted(donor, server))
                .recipient(server -> granted(recipient, server))
                .start();
    }

    @Override
    public DataCopies copies(Map<String, String> options) {
        ContainerServerSpec spec = ContainerServerSpec.standard();
        for (Map.Entry<String, String> option : options.entrySet()) {
            spec = spec.option(option.getKey(), option.getValue());
        }
        return new ContainerCopies(spec);
    }

    private static ContainerServerSpec granted(Wish wish, ContainerServerSpec server) {
        ContainerServerSpec spec = wish.supervised() ? server.supervised() : server.unsupervised();
        for (Map.Entry<String, String> option : wish.options().entrySet()) {
            spec = spec.option(option.getKey(), option.getValue());
        }
        return wish.smallDisk() > 0 ? spec.smallDisk(wish.smallDisk()) : spec;
    }
}
