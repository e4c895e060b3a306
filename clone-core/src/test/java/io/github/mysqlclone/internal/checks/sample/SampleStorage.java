package io.github.mysqlclone.internal.checks.sample;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage;
import io.github.mysqlclone.internal.facts.Storage.Tablespaces;
import java.util.ArrayList;
import java.util.List;

/** The files of a server that has a little of everything. */
final class SampleStorage {

    private Tablespaces tablespaces = new Tablespaces(10, 100L << 20, 26L << 20, 32L << 20, 0, "");
    long systemBytes = 12L << 20;
    final List<String> undoFiles = new ArrayList<>(List.of("./undo_001", "./undo_002"));
    final List<String> outsideFiles = new ArrayList<>();

    private boolean isUnread;

    void withoutProcess() {
        isUnread = true;
    }

    private boolean areTablespacesUnread;

    void withoutTablespaces() {
        areTablespacesUnread = true;
    }

    void tablespaces(long count, long userBytes) {
        tablespaces = new Tablespaces(count, userBytes, 26L << 20, 32L << 20, 0, "");
    }

    void encrypted(String tablespace) {
        tablespaces = new Tablespaces(10, 100L << 20, 26L << 20, 32L << 20, 1, tablespace);
    }

    Storage facts() {
        return new Storage(
                areTablespacesUnread ? Fact.unknown("no PROCESS") : Fact.of(tablespaces),
                Fact.of(systemBytes),
                Fact.of(undoFiles),
                isUnread ? Fact.unknown("no PROCESS") : Fact.of(outsideFiles));
    }
}
