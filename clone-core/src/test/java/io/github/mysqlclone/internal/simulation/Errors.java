package io.github.mysqlclone.internal.simulation;

import java.net.ConnectException;
import java.net.SocketException;
import java.sql.SQLException;

/** What a driver throws. */
final class Errors {

    private Errors() {}

    static SQLException said(int number) {
        return new SQLException("error " + number, "HY000", number);
    }

    static SQLException connectionLost() {
        return new SQLException("Communications link failure", "08S01", 0, new SocketException("Connection reset"));
    }

    static SQLException nobodyListens() {
        return new SQLException("Communications link failure", "08S01", 0, new ConnectException("Connection refused"));
    }
}
