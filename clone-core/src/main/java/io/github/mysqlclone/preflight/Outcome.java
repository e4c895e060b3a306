package io.github.mysqlclone.preflight;

/**
 * What came of one check.
 *
 * @since 0.1.0
 */
public enum Outcome {
    /** All facts were there and nothing was found. */
    PASSED,
    /** There are findings. */
    FOUND,
    /** A fact was missing; this is never "passed". */
    UNKNOWN,
    /** The check has no meaning for this kind of clone. */
    NOT_APPLICABLE,
    /** The policy leaves it out. */
    SKIPPED
}
