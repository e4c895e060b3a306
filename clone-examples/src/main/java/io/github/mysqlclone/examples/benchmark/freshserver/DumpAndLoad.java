package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.io.IOException;
import java.sql.SQLException;

/** Copies the schema into a server that runs already; the one that is copied runs, too. */
record DumpAndLoad(ClientPrograms clients, TestServer from, TestServer to) implements Way {

    static DumpAndLoad of(ClientPrograms clients, MySqlTemplate template) {
        return new DumpAndLoad(
                clients, template.newServer(), ServerSpec.standard().start());
    }

    @Override
    public String name() {
        return "mysqldump | mysql";
    }

    @Override
    public TestServer provide() throws IOException, InterruptedException {
        clients.copy(DataSet.SCHEMA, from, to);
        return to;
    }

    @Override
    public void discard(TestServer server) throws SQLException {
        server.execute("DROP DATABASE " + DataSet.SCHEMA);
    }

    @Override
    public void close() {
        try (from) {
            to.close();
        }
    }
}
