package io.github.mysqlclone;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a replaced recipient comes back and how it is reached then. */
record SpecAfterRestart(
        @Nullable MySqlServer server,
        @Nullable Account account,
        @Nullable RestartStrategy strategy) {

    static final SpecAfterRestart UNSET = new SpecAfterRestart(null, null, null);

    void requireUnset() {
        if (!equals(UNSET)) {
            throw SpecRules.excluded("dataDirectory", "serverAfterRestart, accountAfterRestart or restartStrategy");
        }
    }

    SpecAfterRestart server(MySqlServer newServer) {
        if (account != null) {
            throw SpecRules.excluded("serverAfterRestart", "accountAfterRestart");
        }
        return new SpecAfterRestart(Objects.requireNonNull(newServer, "server"), null, strategy);
    }

    SpecAfterRestart account(Account newAccount) {
        if (server != null) {
            throw SpecRules.excluded("accountAfterRestart", "serverAfterRestart");
        }
        return new SpecAfterRestart(null, Objects.requireNonNull(newAccount, "account"), strategy);
    }

    SpecAfterRestart strategy(RestartStrategy newStrategy) {
        return new SpecAfterRestart(server, account, Objects.requireNonNull(newStrategy, "strategy"));
    }

    RestartStrategy strategyOrDefault() {
        return strategy == null ? RestartStrategy.supervised() : strategy;
    }
}
