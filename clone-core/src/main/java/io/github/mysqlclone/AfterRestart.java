package io.github.mysqlclone;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a replaced recipient comes back and how it is reached then. */
record AfterRestart(
        @Nullable MySqlServer server,
        @Nullable Account account,
        @Nullable RestartStrategy strategy) {

    static final AfterRestart UNSET = new AfterRestart(null, null, null);

    void requireUnset() {
        if (!equals(UNSET)) {
            throw SpecRules.excluded("dataDirectory", "serverAfterRestart, accountAfterRestart or restartStrategy");
        }
    }

    AfterRestart server(MySqlServer newServer) {
        if (account != null) {
            throw SpecRules.excluded("serverAfterRestart", "accountAfterRestart");
        }
        return new AfterRestart(Objects.requireNonNull(newServer, "server"), null, strategy);
    }

    AfterRestart account(Account newAccount) {
        if (server != null) {
            throw SpecRules.excluded("accountAfterRestart", "serverAfterRestart");
        }
        return new AfterRestart(null, Objects.requireNonNull(newAccount, "account"), strategy);
    }

    AfterRestart strategy(RestartStrategy newStrategy) {
        return new AfterRestart(server, account, Objects.requireNonNull(newStrategy, "strategy"));
    }

    RestartStrategy strategyOrDefault() {
        return strategy == null ? RestartStrategy.supervised() : strategy;
    }
}
