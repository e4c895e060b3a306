package io.github.mysqlclone;

import io.github.mysqlclone.internal.run.Sessions;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;

/** Say how to clone a server into a directory on its own host; see {@link CloneSpec#local(String)}. */
@CheckReturnValue
public final class LocalCloneSpec implements CloneSpec {

    private final String dataDirectory;
    private final CloneTimeouts timeouts;
    private final PreflightPolicy policy;

    private LocalCloneSpec(String dataDirectory, CloneTimeouts timeouts, PreflightPolicy policy) {
        this.dataDirectory = dataDirectory;
        this.timeouts = Objects.requireNonNull(timeouts, "timeouts");
        this.policy = Objects.requireNonNull(policy, "preflightPolicy");
    }

    static LocalCloneSpec into(String dataDirectory) {
        return new LocalCloneSpec(
                SpecRules.dataDirectory(dataDirectory), CloneTimeouts.defaults(), PreflightPolicy.standard());
    }

    /**
     * Set the time limits.
     *
     * @param newTimeouts the limits; {@link CloneTimeouts#defaults()} by default
     * @return a new spec
     */
    public LocalCloneSpec timeouts(CloneTimeouts newTimeouts) {
        return new LocalCloneSpec(dataDirectory, newTimeouts, policy);
    }

    /**
     * Set how preflight is judged.
     *
     * @param newPolicy the policy; {@link PreflightPolicy#standard()} by default
     * @return a new spec
     */
    public LocalCloneSpec preflightPolicy(PreflightPolicy newPolicy) {
        return new LocalCloneSpec(dataDirectory, timeouts, newPolicy);
    }

    /** {@return the directory that the clone makes} */
    public String dataDirectory() {
        return dataDirectory;
    }

    @Override
    public CloneKind kind() {
        return CloneKind.LOCAL;
    }

    @Override
    public CloneTimeouts timeouts() {
        return timeouts;
    }

    @Override
    public PreflightPolicy preflightPolicy() {
        return policy;
    }

    @Override
    public CloneSession openSession(MySqlServer server) {
        return Sessions.open(this, server);
    }

    @Override
    public String toString() {
        return "local clone into " + dataDirectory;
    }
}
