package io.github.mysqlclone.internal.outcome;

import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;

/** How the CLONE statement came back; none of these proves success or failure of a replace clone by itself. */
public sealed interface StatementReturn {

    /** ER_RESTART_SERVER_FAILED: the copy is done, and the server shuts itself down because nothing supervises it. */
    int NOT_SUPERVISED = 3707;

    /** The server said OK. */
    record Answered() implements StatementReturn {}

    /** The server said an error. */
    record Rejected(ServerError error, SQLException exception) implements StatementReturn {}

    /** The connection broke before an answer; the server goes on without it. */
    record Lost(SQLException exception) implements StatementReturn {}

    /** Sort a driver's exception by whether the server said it. */
    static StatementReturn of(SQLException exception) {
        return ServerError.of(exception)
                // 1053: the server is shutting down, as it does at the end of a replace clone.
                .filter(error -> error.number() != 1053)
                .<StatementReturn>map(error -> new Rejected(error, exception))
                .orElseGet(() -> new Lost(exception));
    }

    /** Returns whether the recipient is expected to go down and come back now. */
    default boolean restartFollows() {
        return this instanceof Answered
                || (this instanceof Rejected rejected && rejected.error().number() == NOT_SUPERVISED);
    }
}
