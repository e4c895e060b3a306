package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The changes that are outstanding, in memory and if wanted on disk: noted before they are made. Thread-safe. */
public final class Ledger {

    private final LedgerHead head;
    private final @Nullable LedgerFile file;
    private final Map<Integer, Note> outstanding;
    private int last;
    private @Nullable BinlogCoordinates coordinates;

    private Ledger(LedgerHead head, @Nullable LedgerFile file, Map<Integer, Note> outstanding, int last) {
        this.head = head;
        this.file = file;
        this.outstanding = new LinkedHashMap<>(outstanding);
        this.last = last;
    }

    /**
     * Begin one; with a path also on disk, where it is held until it is released.
     *
     * @throws IllegalStateException if the file exists
     */
    public static Ledger begin(LedgerHead head, Optional<Path> path) throws IOException {
        LedgerFile file = path.isEmpty()
                ? null
                : LedgerFile.create(path.get(), List.of(LedgerText.FORMAT, LedgerText.head(head, UUID.randomUUID())));
        return new Ledger(head, file, Map.of(), 0);
    }

    /**
     * Take up what a process left, and hold it until it is released.
     *
     * @throws IOException if it cannot be read, or is no ledger of a version that is known
     * @throws IllegalStateException if somebody else holds it
     */
    public static Ledger read(Path path) throws IOException {
        LedgerFile file = LedgerFile.takeUp(path);
        try {
            return of(path, file, file.lines());
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    /**
     * Look at what a process has noted so far, which may be at work still; not to be written to.
     *
     * @throws IOException if it cannot be read, or is no ledger of a version that is known
     */
    public static Ledger look(Path path) throws IOException {
        return of(path, null, LedgerFile.look(path));
    }

    private static Ledger of(Path path, @Nullable LedgerFile file, List<String> sealed) throws IOException {
        if (sealed.size() < 2) {
            // The process died while it began the file; nothing had been changed yet.
            return new Ledger(new LedgerHead(CloneKind.LOCAL, "", ""), file, Map.of(), 0);
        }
        List<String> lines;
        try {
            lines = LedgerSeal.open(sealed);
        } catch (IOException e) {
            throw new IOException(
                    path + " cannot be read as a ledger: " + e.getMessage()
                            + ". Nothing of it is undone; put back by hand what it says, then delete it",
                    e);
        }
        try {
            Ledger ledger = new Ledger(LedgerText.head(lines.get(1)), file, Map.of(), 0);
            lines.subList(2, lines.size()).forEach(ledger::takeUp);
            return ledger;
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(path + " cannot be read as a ledger: " + e.getMessage(), e);
        }
    }

    private void takeUp(String line) {
        List<String> fields = LedgerText.fields(line);
        switch (fields.get(0)) {
            case "undone" -> outstanding.remove(Integer.parseInt(fields.get(1)));
            case "applying" -> coordinates = null;
            case "completed" -> coordinates = LedgerText.coordinates(fields);
            default -> {
                Note note = LedgerText.note(line);
                outstanding.put(note.number(), note);
                last = note.number();
            }
        }
    }

    /** Returns which clone it is about. */
    public LedgerHead head() {
        return head;
    }

    /** Note a change, before it is made. */
    public synchronized Note note(Change change) throws IOException {
        Note note = new Note(last + 1, change);
        if (file != null) {
            file.add(LedgerText.note(note));
        }
        last = note.number();
        outstanding.put(note.number(), note);
        return note;
    }

    /** Note up to where the copy goes, now that it is complete. */
    public synchronized void completed(BinlogCoordinates reached) throws IOException {
        if (file != null) {
            file.add(LedgerText.completed(reached));
        }
        coordinates = reached;
    }

    /** Note that the copy is about to apply what follows: from then on it is no longer where it was cloned. */
    public synchronized void applying() throws IOException {
        if (file != null && !outstanding.isEmpty()) {
            file.add(LedgerText.applying());
        }
        coordinates = null;
    }

    /** Returns up to where the copy goes; empty unless it is complete, has coordinates, and is there still. */
    public synchronized Optional<BinlogCoordinates> coordinates() {
        return Optional.ofNullable(coordinates);
    }

    /** Note that a change was put back, or is to stay; the file goes with the last one. */
    public synchronized void settle(Note note) throws IOException {
        outstanding.remove(note.number());
        if (file != null) {
            if (outstanding.isEmpty()) {
                file.delete();
            } else {
                file.add(LedgerText.undone(note.number()));
            }
        }
    }

    /** Note that a change was not made after all; the file stays for those that follow. */
    public synchronized void withdraw(Note note) throws IOException {
        outstanding.remove(note.number());
        if (file != null) {
            file.add(LedgerText.undone(note.number()));
        }
    }

    /** Remove the file if nothing is outstanding. */
    public synchronized void closeIfEmpty() throws IOException {
        if (file != null && outstanding.isEmpty()) {
            file.delete();
        }
    }

    /** Let others take the file up; notes of what was put back may be added all the same. */
    public synchronized void release() {
        if (file != null) {
            file.release();
        }
    }

    /** Returns what is outstanding, the latest first. */
    public synchronized List<Note> outstanding() {
        List<Note> notes = new ArrayList<>(outstanding.values());
        Collections.reverse(notes);
        return notes;
    }
}
