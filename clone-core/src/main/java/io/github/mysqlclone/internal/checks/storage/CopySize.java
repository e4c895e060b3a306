package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;

/**
 * What a copy of a server takes on disk, as the server estimates it: all its InnoDB files as they lie on disk, and the
 * redo log at its full capacity.
 *
 * @param data tablespaces but undo
 * @param undo undo tablespaces
 * @param redo the redo log
 */
record CopySize(long data, long undo, long redo) {

    static Fact<CopySize> of(ServerFacts server) {
        return server.details()
                .storage()
                .tablespaces()
                .flatMap(spaces -> server.details()
                        .storage()
                        .systemBytes()
                        .flatMap(system -> server.redoCapacity()
                                .map(redo -> new CopySize(
                                        spaces.userBytes() + spaces.dictionaryBytes() + system,
                                        spaces.undoBytes(),
                                        redo))));
    }

    long total() {
        return data + undo + redo;
    }
}
