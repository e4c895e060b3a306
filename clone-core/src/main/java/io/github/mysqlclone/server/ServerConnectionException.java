package io.github.mysqlclone.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown where a server cannot be reached, refuses a login, goes away, or is not the server it was before.
 *
 * @since 0.1.0
 */
public class ServerConnectionException extends MySqlCloneException {

    private static final long serialVersionUID = 1L;

    private final transient MySqlServer server;
    private final transient @Nullable ServerError error;

    /**
     * Create with the server it is about.
     *
     * @param server how the server was reached
     * @param message what, where and what to do, without secrets
     * @param error what the server said, or null where it said nothing
     * @param cause the driver's exception, free of secrets, or null
     */
    public ServerConnectionException(
            MySqlServer server, String message, @Nullable ServerError error, @Nullable Throwable cause) {
        super(message, cause);
        this.server = server;
        this.error = error;
    }

    /** {@return the server it is about, as it was given to the library} */
    public MySqlServer server() {
        return server;
    }

    /** {@return what the server said; empty where it did not answer} */
    public Optional<ServerError> error() {
        return Optional.ofNullable(error);
    }
}
