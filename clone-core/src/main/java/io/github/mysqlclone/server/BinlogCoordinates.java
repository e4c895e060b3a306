package io.github.mysqlclone.server;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.status.StatusInspection;
import java.util.Objects;
import java.util.Optional;

/**
 * Say up to which point of a donor's history a copy goes.
 *
 * <p>File and position refer to the <em>donor's</em> binary log. Immutable.
 *
 * @param file the binary log's base name; empty if the donor wrote none
 * @param position the byte offset behind the last transaction in the copy; 0 without a file
 * @param gtidExecuted all transactions in the copy; the empty set on a donor without GTIDs
 * @param donorUuid the donor's {@code server_uuid}; empty where the copy does not tell, as on a server that was started
 *     on a cloned directory
 * @since 0.1.0
 */
public record BinlogCoordinates(
        Optional<String> file, long position, GtidSet gtidExecuted, Optional<String> donorUuid) {

    /**
     * Check the parts.
     *
     * @throws IllegalArgumentException if the position is negative
     */
    public BinlogCoordinates {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(gtidExecuted, "gtidExecuted");
        Objects.requireNonNull(donorUuid, "donorUuid");
        if (position < 0) {
            throw new IllegalArgumentException("position: must not be negative (was " + position + ")");
        }
    }

    /**
     * Read the coordinates that a server recorded when it was cloned: a replaced recipient, or a server that was started
     * on a cloned directory with the clone plugin loaded.
     *
     * @param server the server to ask
     * @return empty if the server was not cloned, or its donor had neither binary log nor GTIDs
     * @throws ServerConnectionException if the server cannot be reached, has no active clone plugin, or the account may
     *     not read {@code performance_schema.clone_status}
     */
    public static Optional<BinlogCoordinates> recordedOn(MySqlServer server) {
        return StatusInspection.coordinates(server);
    }

    /** {@return file and position, then the GTID set, as in {@code binlog.000003:1742, GTID 3e11…:1-20}} */
    @Override
    public String toString() {
        String where = file.map(name -> name + ":" + position).orElse("no binary log");
        return where + (gtidExecuted.isEmpty() ? ", no GTID" : ", GTID " + gtidExecuted);
    }
}
