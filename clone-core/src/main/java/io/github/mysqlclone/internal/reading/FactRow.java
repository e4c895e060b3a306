package io.github.mysqlclone.internal.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A row of one {@link QueryPart}. */
record FactRow(String kind, List<String> values) {

    static FactRow of(ResultSet row) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int column = 2; column <= QueryPart.COLUMNS + 1; column++) {
            values.add(Optional.ofNullable(row.getString(column)).orElse(""));
        }
        return new FactRow(row.getString(1), values);
    }

    /** Returns a column by its place in the part, from 0; empty for NULL. */
    String text(int column) {
        return values.get(column);
    }

    /** Returns a column as a number; 0 for NULL. */
    long number(int column) {
        String text = text(column);
        return text.isEmpty() ? 0 : (long) Double.parseDouble(text);
    }
}
