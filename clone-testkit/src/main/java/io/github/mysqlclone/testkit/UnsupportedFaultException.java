package io.github.mysqlclone.testkit;

import io.github.mysqlclone.testkit.fault.FaultKind;

/**
 * Says that a fault cannot be had from this backend on this machine: nothing is broken, and nothing was done.
 *
 * @since 0.1.0
 */
public final class UnsupportedFaultException extends TestkitException {

    private static final long serialVersionUID = 1L;

    private final transient FaultKind kind;

    /**
     * Makes an exception about a kind of fault.
     *
     * @param kind what was asked for
     * @param reason why it cannot be had here, and what would help
     */
    public UnsupportedFaultException(FaultKind kind, String reason) {
        super(kind + " cannot be had here: " + reason);
        this.kind = kind;
    }

    /**
     * Returns what was asked for.
     *
     * @return the kind of fault
     */
    public FaultKind kind() {
        return kind;
    }
}
