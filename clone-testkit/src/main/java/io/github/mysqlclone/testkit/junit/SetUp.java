package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.internal.setup.ServerSet;
import java.util.function.UnaryOperator;

/** What was asked for, by annotations or by steps. */
record SetUp(String name, ServerSet servers, ServerLifecycle lifecycle, int warm) {

    static final SetUp STANDARD = new SetUp("", ServerSet.STANDARD, ServerLifecycle.PER_TEST, 0);

    SetUp {
        if (warm < 0 || warm > 100) {
            throw new IllegalArgumentException("warm: must be between 0 and 100 (was " + warm + ")");
        }
        if (warm > 0 && lifecycle != ServerLifecycle.PER_TEST) {
            throw new IllegalArgumentException("warm: only for servers that live for one test each (was " + warm + ")");
        }
        if (!servers.user().isEmpty() && servers.schema().isEmpty()) {
            throw new IllegalArgumentException("user: takes a schema, the one that the account '" + servers.user()
                    + "' has its rights on: name it with schema");
        }
    }

    SetUp name(String newName) {
        return new SetUp(newName, servers, lifecycle, warm);
    }

    SetUp servers(UnaryOperator<ServerSet> change) {
        return new SetUp(name, change.apply(servers), lifecycle, warm);
    }

    SetUp lifecycle(ServerLifecycle newLifecycle) {
        return new SetUp(name, servers, newLifecycle, warm);
    }

    SetUp warm(int sets) {
        return new SetUp(name, servers, lifecycle, sets);
    }
}
