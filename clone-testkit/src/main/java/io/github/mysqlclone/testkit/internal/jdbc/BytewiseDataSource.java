package io.github.mysqlclone.testkit.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A data source that can send statements that are no text in any one encoding. */
public interface BytewiseDataSource extends DataSource {

    /** Returns a connection whose statements reach the server byte by byte, where each character stands for one. */
    Connection connectionForBytes() throws SQLException;
}
