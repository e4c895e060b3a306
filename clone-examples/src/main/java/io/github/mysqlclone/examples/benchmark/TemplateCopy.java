package io.github.mysqlclone.examples.benchmark;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.template.MySqlTemplate;

/** Starts a server on a copy of a template that is there. */
record TemplateCopy(MySqlTemplate template) implements Way {

    @Override
    public String name() {
        return "template copy";
    }

    @Override
    public TestServer provide() {
        return template.newServer();
    }
}
