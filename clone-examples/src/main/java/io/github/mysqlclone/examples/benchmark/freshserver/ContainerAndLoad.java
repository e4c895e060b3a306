package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import java.io.IOException;

/** Starts a container of an image that is on the engine, and loads the script. */
record ContainerAndLoad(ClientPrograms clients, DataSet dataSet) implements Way {

    @Override
    public String name() {
        return "container, load";
    }

    @Override
    public TestServer provide() throws IOException, InterruptedException {
        TestServer server = ContainerServerSpec.standard().start();
        clients.load(dataSet.script(), server);
        return server;
    }
}
