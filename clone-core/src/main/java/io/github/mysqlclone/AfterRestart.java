package io.github.mysqlclone;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import org.jspecify.annotations.Nullable;

/** How a replaced recipient comes back and how it is reached then. */
record AfterRestart(
        @Nullable MySqlServer server,
        @Nullable Account account,
        @Nullable RestartStrategy strategy) {

    static final AfterRestart UNSET = new AfterRestart(null, null, null);

    AfterRestart server(MySqlServer newServer) {
        if (account != null) {
            throw new IllegalStateException("serverAfterRestart: accountAfterRestart was given already, one is enough");
        }
        return new AfterRestart(newServer, null, strategy);
    }

    AfterRestart account(Account newAccount) {
        if (server != null) {
            throw new IllegalStateException("accountAfterRestart: serverAfterRestart was given already, one is enough");
        }
        return new AfterRestart(null, newAccount, strategy);
    }

    AfterRestart strategy(RestartStrategy newStrategy) {
        return new AfterRestart(server, account, newStrategy);
    }
}
