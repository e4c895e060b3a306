package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.change.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes that are outstanding, in memory and if wanted on disk: noted before they are made. Thread-safe. */
public final class Ledger {

    private final LedgerHead head;
    private final @Nullable LedgerFile file;
    private final Map<Integer, Note> outstanding;
    private int last;

    private Ledger(LedgerHead head, @Nullable LedgerFile file, Map<Integer, Note> outstanding, int last) {
        this.head = head;
        this.file = file;
        this.outstanding = new LinkedHashMap<>(outstanding);
        this.last = last;
    }

    /**
     * Begin one; with a path also on disk.
     *
     * @throws IllegalStateException if the file exists
     */
    public static Ledger begin(LedgerHead head, Optional<Path> path) throws IOException {
        LedgerFile file = path.isEmpty()
                ? null
                : LedgerFile.create(path.get(), List.of(LedgerText.FORMAT, LedgerText.head(head)));
        return new Ledger(head, file, Map.of(), 0);
    }

    /**
     * Take up what a process left.
     *
     * @throws IOException if it cannot be read, or is no ledger of a version that is known
     */
    public static Ledger read(Path path) throws IOException {
        LedgerFile file = LedgerFile.existing(path);
        List<String> lines = file.recover();
        if (lines.size() < 2) {
            // The process died while it began the file; nothing had been changed yet.
            return new Ledger(new LedgerHead(CloneKind.LOCAL, "", ""), file, Map.of(), 0);
        }
        if (!lines.get(0).equals(LedgerText.FORMAT)) {
            throw new IOException(path + " is no ledger of version 1: its first line is '" + lines.get(0) + "'");
        }
        Map<Integer, Note> notes = new LinkedHashMap<>();
        int last = 0;
        try {
            for (String line : lines.subList(2, lines.size())) {
                if (LedgerText.fields(line).get(0).equals("undone")) {
                    notes.remove(Integer.parseInt(LedgerText.fields(line).get(1)));
                } else {
                    Note note = LedgerText.note(line);
                    notes.put(note.number(), note);
                    last = note.number();
                }
            }
            return new Ledger(LedgerText.head(lines.get(1)), file, notes, last);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(path + " cannot be read as a ledger: " + e.getMessage(), e);
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

    /** Remove the file if nothing was noted in it. */
    public synchronized void closeIfEmpty() throws IOException {
        if (file != null && outstanding.isEmpty()) {
            file.delete();
        }
    }

    /** Returns what is outstanding, the latest first. */
    public synchronized List<Note> outstanding() {
        List<Note> notes = new ArrayList<>(outstanding.values());
        Collections.reverse(notes);
        return notes;
    }
}
