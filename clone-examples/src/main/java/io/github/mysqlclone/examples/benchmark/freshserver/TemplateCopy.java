package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.template.MySqlTemplate;

/** Starts a server on a copy of a template that is there. */
record TemplateCopy(String name, MySqlTemplate template) implements Way {

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public TestServer provide() {
        return template.newServer();
    }
}
