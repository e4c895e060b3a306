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

    /**
     * Returns a column as a number; 0 for NULL.
     *
     * @throws NumberFormatException if it is none, which makes the fact a missing one
     */
    long number(int column) {
        String text = text(column);
        try {
            return text.isEmpty() ? 0 : (long) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw (NumberFormatException) new NumberFormatException("column " + (column + 1) + " of '" + kind + "' is '"
                            + text + "', which is not understood as a number here")
                    .initCause(e);
        }
    }
}
