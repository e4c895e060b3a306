package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;
import java.util.Optional;

/** Opens sessions for specs, and takes up clones that are there; entered from the specs. */
public final class SessionOpening {

    private SessionOpening() {}

    /** Open a session; connects to nothing. */
    public static CloneSession open(CloneSpec spec, MySqlServer recipient) {
        requireAccount("recipient", Objects.requireNonNull(recipient, "recipient"));
        if (spec instanceof RemoteCloneSpec remote) {
            remote.donorServer().ifPresent(server -> requireAccount("donorServer", server));
            remote.serverAfterRestart().ifPresent(server -> requireAccount("serverAfterRestart", server));
        }
        return new DefaultCloneSession(new CloneContext(spec, recipient));
    }

    /** Take up the clone that a server runs or ran last; empty if it knows of none. */
    public static Optional<CloneOperation> attach(MySqlServer recipient, AttachOptions options) {
        requireAccount("recipient", Objects.requireNonNull(recipient, "recipient"));
        options.serverAfterRestart().ifPresent(server -> requireAccount("serverAfterRestart", server));
        options.donorServer().ifPresent(server -> requireAccount("donorServer", server));
        return new Attachment(recipient, options).find();
    }

    /**
     * Take it up as {@link #attach(MySqlServer, AttachOptions)} does, where the clone logs in at its donor as another account than this
     * JVM does.
     *
     * @param donorUser as whom; empty if that is not known
     */
    public static Optional<CloneOperation> attach(
            MySqlServer recipient, AttachOptions options, Optional<String> donorUser) {
        requireAccount("recipient", Objects.requireNonNull(recipient, "recipient"));
        return new Attachment(recipient, options, donorUser).find();
    }

    /** Without one the driver would log in as the user this JVM runs as, which nobody means. */
    private static void requireAccount(String parameter, MySqlServer server) {
        if (server.address().isPresent() && server.account().isEmpty()) {
            throw new IllegalStateException(
                    parameter + ": " + server + " has no account; give one with login(user, password)");
        }
    }
}
