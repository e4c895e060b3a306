package io.github.mysqlclone.internal.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Turns the current row into a value. */
@FunctionalInterface
public interface RowMapper<T> {

    /** Read the current row; must not move the cursor. */
    T map(ResultSet row) throws SQLException;
}
