package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.WarmPool;

/** Takes a server that has been started on a copy beforehand. */
record WarmServer(WarmPool<TestServer> pool) implements Way {

    static WarmServer of(MySqlTemplate template) {
        return new WarmServer(template.warm(1));
    }

    @Override
    public String name() {
        return "template, warm pool";
    }

    @Override
    public void prepare() {
        pool.awaitFull();
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public TestServer provide() {
        return pool.take();
    }

    /** The next one is being started: that is not to slow down what is measured next. */
    @Override
    public void discard(TestServer server) {
        server.close();
        pool.awaitFull();
    }

    @Override
    public void close() {
        pool.close();
    }
}
