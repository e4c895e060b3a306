package io.github.mysqlclone.server;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hold an error as a server reported it.
 *
 * <p>The number decides, not the SQLSTATE. Immutable.
 *
 * @param number the server's error number; positive
 * @param sqlState the SQLSTATE, {@code HY000} where none is known
 * @param message the server's text, without secrets
 * @since 0.1.0
 */
public record ServerError(int number, String sqlState, String message) {

    /** The number under which a recipient reports whatever its donor told it (ER_CLONE_DONOR). */
    public static final int CLONE_DONOR = 3862;

    // The two forms stand in the server's clone_client.cc; the inner text may itself end in a period.
    private static final Pattern INNER =
            Pattern.compile("Clone Donor Error: (?:Connect failed: )?(\\d{1,9}) : (.*?)\\.?", Pattern.DOTALL);

    /**
     * Check the parts.
     *
     * @throws IllegalArgumentException if the number is not positive
     */
    public ServerError {
        Objects.requireNonNull(sqlState, "sqlState");
        Objects.requireNonNull(message, "message");
        if (number <= 0) {
            throw new IllegalArgumentException("number: must be positive (was " + number + ")");
        }
    }

    /**
     * Take the server's part out of a driver exception.
     *
     * @param exception what the driver threw, free of secrets
     * @return empty if the exception is the driver's own, such as a lost connection: those carry no number
     */
    public static Optional<ServerError> of(SQLException exception) {
        if (exception.getErrorCode() <= 0) {
            return Optional.empty();
        }
        String state = exception.getSQLState();
        String message = exception.getMessage();
        return Optional.of(new ServerError(
                exception.getErrorCode(), state == null ? "HY000" : state, message == null ? "" : message));
    }

    /** {@return the donor's own error that a 3862 wraps, such as 1045 or 1524; empty for any other error} */
    public Optional<ServerError> fromDonor() {
        if (number != CLONE_DONOR) {
            return Optional.empty();
        }
        Matcher matcher = INNER.matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int inner = Integer.parseInt(matcher.group(1));
        return inner == 0 ? Optional.empty() : Optional.of(new ServerError(inner, "HY000", matcher.group(2)));
    }

    /** {@return the entry of the catalogue with this number; for a 3862 see that of {@link #fromDonor()}, too} */
    public Optional<KnownError> known() {
        return KnownError.of(number);
    }

    /** {@return the side that found the error: the donor for 3862, the recipient otherwise} */
    public Side side() {
        return number == CLONE_DONOR ? Side.DONOR : Side.RECIPIENT;
    }

    /** {@return number and text, as in {@code 3862 Clone Donor Error: 1524 : Plugin 'clone' is not loaded.}} */
    @Override
    public String toString() {
        return number + " " + message;
    }
}
