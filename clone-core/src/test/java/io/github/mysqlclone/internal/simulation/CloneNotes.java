package io.github.mysqlclone.internal.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the server notes of its last clone: in the row that it shows, and on the disk, where its next process finds it. */
final class CloneNotes {

    private final RowsSeen seen = new RowsSeen();
    private @Nullable StatusRow row;
    /**
     * What would be found by a process that begins now. Only a clone of some age is on the disk, and one that leaves the
     * server's own data alone never is (seen on 9.7.4).
     */
    private @Nullable StatusRow onDisk;

    @Nullable
    StatusRow row() {
        return row;
    }

    StatusRow running() {
        return Objects.requireNonNull(row, "no clone runs");
    }

    /** It is in memory only, until it is kept. */
    void begin(StatusRow newRow) {
        row = newRow;
        seen.anotherBegins();
    }

    /** Somebody has read this row and all that belongs to it. */
    void wasSeen(StatusRow read) {
        seen.see(read, row);
    }

    /** Returns whether the row is that of a clone of another session which nobody can tell from ours. */
    boolean isTakenFor(OurClone ours) {
        return seen.isTakenForOurs(row, ours.isDone());
    }

    void keep() {
        if (running().isInPlace()) {
            onDisk = row;
        }
    }

    void showAndKeep(StatusRow newRow) {
        row = newRow;
        keep();
    }

    /** A clone of an earlier process was kept without its session. */
    void hadBefore(StatusRow earlier) {
        row = earlier;
        onDisk = earlier.withoutSession();
    }

    /** The process that runs the clone is gone, which the next one finds out. */
    void dieWithProcess() {
        if (onDisk != null && onDisk.beganAt() == running().beganAt()) {
            onDisk = onDisk.in(StatusRow.IN_PROGRESS, 1317);
        }
    }

    void forget() {
        onDisk = null;
    }

    /** Another process begins. */
    void read() {
        row = onDisk == null ? null : onDisk.withoutSession();
    }
}
