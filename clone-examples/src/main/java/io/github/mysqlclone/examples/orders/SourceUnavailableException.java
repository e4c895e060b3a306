package io.github.mysqlclone.examples.orders;

import java.sql.SQLException;

/** What only the source can do was asked for while it cannot be reached. Nothing was written. */
public class SourceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SourceUnavailableException(String notDone, SQLException cause) {
        super(notDone + ", as the source cannot be reached: " + cause.getMessage() + ". Try again later.", cause);
    }
}
