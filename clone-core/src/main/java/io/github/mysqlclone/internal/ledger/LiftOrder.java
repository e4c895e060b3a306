package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which notes are undone: the latest first, but the event scheduler last of all.
 *
 * <p>Under super_read_only the scheduler stops at the first event that is due while its variable says ON, and before 8.0.26 it
 * does not start again by itself (manual, Event Scheduler Configuration).
 */
public final class LiftOrder {

    private LiftOrder() {}

    /** Returns notes, given with the latest first, in that order. */
    public static List<Note> of(List<Note> latestFirst) {
        return latestFirst.stream()
                .sorted(Comparator.comparing(LiftOrder::isOfEvents))
                .toList();
    }

    private static boolean isOfEvents(Note note) {
        return note.change() instanceof PersistedChange change && change.name().equals("event_scheduler");
    }
}
