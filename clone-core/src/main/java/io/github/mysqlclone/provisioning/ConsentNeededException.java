package io.github.mysqlclone.provisioning;

import io.github.mysqlclone.server.MySqlCloneException;

/**
 * Thrown where a recipient can only become a copy by losing what it has, and nobody has consented; nothing was changed.
 *
 * @since 0.1.0
 */
public final class ConsentNeededException extends MySqlCloneException {

    private static final long serialVersionUID = 1L;

    private final transient ProvisioningVerdict.ConsentNeeded verdict;

    /**
     * Create with what was found.
     *
     * @param what which provisioning it was to be
     * @param verdict the reasons
     */
    public ConsentNeededException(String what, ProvisioningVerdict.ConsentNeeded verdict) {
        super(what + " was not begun, and nothing was changed. " + verdict + ".", null);
        this.verdict = verdict;
    }

    /** {@return what was found} */
    public ProvisioningVerdict.ConsentNeeded verdict() {
        return verdict;
    }
}
