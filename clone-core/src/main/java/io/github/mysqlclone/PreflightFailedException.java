package io.github.mysqlclone;

import io.github.mysqlclone.preflight.PreflightReport;

/**
 * Thrown where preflight refuses a clone; nothing was changed on either server.
 *
 * @since 0.1.0
 */
public final class PreflightFailedException extends CloneException {

    private static final long serialVersionUID = 1L;

    private final transient PreflightReport report;

    /**
     * Create with the report that refuses and the reasons why.
     *
     * @param report all that preflight found
     * @param message the reasons, without secrets
     */
    public PreflightFailedException(PreflightReport report, String message) {
        super(message, null);
        this.report = report;
    }

    /** {@return all that preflight found} */
    public PreflightReport report() {
        return report;
    }
}
