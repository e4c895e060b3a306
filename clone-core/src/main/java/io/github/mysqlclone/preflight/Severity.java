package io.github.mysqlclone.preflight;

/**
 * How much a finding matters.
 *
 * @since 0.1.0
 */
public enum Severity {
    /** The clone will fail, or the library refuses it although the server would not. */
    ERROR,
    /** The clone may fail, or succeed with a consequence that should be known. */
    WARNING,
    /** Worth knowing. */
    NOTICE
}
