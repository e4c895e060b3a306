package io.github.mysqlclone.preflight;

import io.github.mysqlclone.server.CheckReturnValue;
import io.github.mysqlclone.server.Side;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tell one thing that preflight found, and what to do about it. Immutable.
 *
 * @param severity how much it matters
 * @param side the server it was found on
 * @param message a sentence with the values found, without secrets
 * @param remedy what to do, a SQL statement where there is one; empty where nothing can be done
 * @param errorNumber the number the server would give, the inner one where the donor reports it; empty if the server
 *     would not notice
 * @param onlyAfterDataLoss whether the server would report it only after dropping the recipient's data, or never
 * @since 0.1.0
 */
@CheckReturnValue
public record Finding(
        Severity severity,
        Side side,
        String message,
        Optional<String> remedy,
        OptionalInt errorNumber,
        boolean onlyAfterDataLoss) {

    /** Require the parts. */
    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        Objects.requireNonNull(errorNumber, "errorNumber");
    }

    /**
     * Make a finding of severity ERROR without remedy and number.
     *
     * @param side the server it was found on
     * @param message a sentence with the values found, without secrets
     * @return the finding
     */
    public static Finding error(Side side, String message) {
        return of(Severity.ERROR, side, message);
    }

    /**
     * Make a finding of severity WARNING without remedy and number.
     *
     * @param side the server it was found on
     * @param message a sentence with the values found, without secrets
     * @return the finding
     */
    public static Finding warning(Side side, String message) {
        return of(Severity.WARNING, side, message);
    }

    /**
     * Make a finding of severity NOTICE without remedy and number.
     *
     * @param side the server it was found on
     * @param message a sentence with the values found, without secrets
     * @return the finding
     */
    public static Finding notice(Side side, String message) {
        return of(Severity.NOTICE, side, message);
    }

    private static Finding of(Severity severity, Side side, String message) {
        return new Finding(severity, side, message, Optional.empty(), OptionalInt.empty(), false);
    }

    /**
     * Add what to do.
     *
     * @param newRemedy a SQL statement where there is one
     * @return a new finding
     */
    public Finding remedy(String newRemedy) {
        return new Finding(severity, side, message, Optional.of(newRemedy), errorNumber, onlyAfterDataLoss);
    }

    /**
     * Add the number the server would give.
     *
     * @param number the server error, the inner one where the donor reports it
     * @return a new finding
     */
    public Finding serverError(int number) {
        return new Finding(severity, side, message, remedy, OptionalInt.of(number), onlyAfterDataLoss);
    }

    /**
     * Say that the server would report it only after dropping the recipient's data, or never.
     *
     * @return a new finding
     */
    public Finding afterDataLoss() {
        return new Finding(severity, side, message, remedy, errorNumber, true);
    }

    /**
     * Give it another severity.
     *
     * @param newSeverity how much it matters
     * @return a new finding
     */
    public Finding severity(Severity newSeverity) {
        return new Finding(newSeverity, side, message, remedy, errorNumber, onlyAfterDataLoss);
    }
}
