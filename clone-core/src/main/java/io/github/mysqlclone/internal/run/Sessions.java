package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;

/** The way in from the specs. */
public final class Sessions {

    private Sessions() {}

    /** Open a session; connects to nothing. */
    public static CloneSession open(CloneSpec spec, MySqlServer recipient) {
        requireAccount("recipient", Objects.requireNonNull(recipient, "recipient"));
        if (spec instanceof RemoteCloneSpec remote) {
            remote.donorServer().ifPresent(server -> requireAccount("donorServer", server));
            remote.serverAfterRestart().ifPresent(server -> requireAccount("serverAfterRestart", server));
        }
        return new DefaultCloneSession(new CloneContext(spec, recipient));
    }

    /** Without one the driver would log in as the user this JVM runs as, which nobody means. */
    private static void requireAccount(String parameter, MySqlServer server) {
        if (server.address().isPresent() && server.account().isEmpty()) {
            throw new IllegalStateException(
                    "openSession: " + parameter + " " + server + " has no account; give one with as(user, password)");
        }
    }
}
