package io.github.mysqlclone;

import io.github.mysqlclone.internal.run.SessionOpening;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.MySqlServer;
import java.util.Objects;

/**
 * Say how to clone a server into a directory on its own host; see {@link CloneSpec#local(String)}.
 *
 * @since 0.1.0
 */
@CheckReturnValue
public final class LocalCloneSpec implements CloneSpec {

    private final String dataDirectory;
    private final SpecLimits limits;

    private LocalCloneSpec(String dataDirectory, SpecLimits limits) {
        this.dataDirectory = dataDirectory;
        this.limits = limits;
    }

    static LocalCloneSpec into(String dataDirectory) {
        return new LocalCloneSpec(SpecRules.dataDirectory(dataDirectory), SpecLimits.DEFAULTS);
    }

    /**
     * Set the time limits.
     *
     * @param newTimeouts the limits; {@link CloneTimeouts#defaults()} by default
     * @return a new spec
     */
    public LocalCloneSpec timeouts(CloneTimeouts newTimeouts) {
        return new LocalCloneSpec(dataDirectory, limits.timeouts(newTimeouts));
    }

    /**
     * Set how preflight is judged.
     *
     * @param newPolicy the policy; {@link PreflightPolicy#standard()} by default
     * @return a new spec
     */
    public LocalCloneSpec preflightPolicy(PreflightPolicy newPolicy) {
        return new LocalCloneSpec(dataDirectory, limits.policy(Objects.requireNonNull(newPolicy, "preflightPolicy")));
    }

    /**
     * Say what may be changed on the server for this clone, and is put back afterwards.
     *
     * @param preparation the plugin, the number of threads, the bandwidth, DDL; {@link Preparation#nothing()} by default
     * @return a new spec
     * @throws IllegalArgumentException if it holds a part that has no meaning for a local clone
     */
    public LocalCloneSpec prepare(Preparation preparation) {
        return new LocalCloneSpec(dataDirectory, limits.preparation(SpecPreparationRules.local(preparation)));
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
        return limits.timeouts();
    }

    @Override
    public PreflightPolicy preflightPolicy() {
        return limits.policy();
    }

    @Override
    public Preparation preparation() {
        return limits.preparation();
    }

    @Override
    public CloneSession openSession(MySqlServer server) {
        SpecPreparationRules.ledger(preparation());
        return SessionOpening.open(this, server);
    }

    @Override
    public String toString() {
        return "local clone into " + dataDirectory;
    }
}
