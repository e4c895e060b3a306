package io.github.mysqlclone.examples.quickstart;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestAccount;
import io.github.mysqlclone.testkit.TestServer;

/** Describes servers of the test kit to the library. */
final class Logins {

    private Logins() {}

    static MySqlServer at(TestServer server, TestAccount account) {
        return MySqlServer.at(server.host(), server.port()).as(account.user(), account.password());
    }
}
