package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import java.util.List;

/** The row of a part that always has one: without it something has gone wrong on the way. */
final class AggregateRow {

    private AggregateRow() {}

    static Fact<FactRow> of(String what, List<FactRow> rows) {
        return rows.isEmpty() ? Fact.unknown("the server gave no answer about " + what) : Fact.of(rows.get(0));
    }
}
