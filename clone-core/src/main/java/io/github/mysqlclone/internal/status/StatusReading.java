package io.github.mysqlclone.internal.status;

import io.github.mysqlclone.CloneStatus;

/** What one look at the clone tables gave. */
public sealed interface StatusReading {

    /** There is a row: a clone that runs or ran. */
    record Row(CloneStatus status) implements StatusReading {}

    /** The tables are there and empty: this server never cloned. */
    record NoRow() implements StatusReading {}

    /** The tables are not there: the clone plugin is not active (error 1146). */
    record NoTables() implements StatusReading {}
}
