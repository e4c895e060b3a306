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
                        .flatMap(system -> redo(server)
                                .map(redo -> new CopySize(
                                        spaces.userBytes() + spaces.dictionaryBytes() + system,
                                        spaces.undoBytes(),
                                        redo))));
    }

    /** One variable from 8.0.30 on, a number of files of one size before. */
    private static Fact<Long> redo(ServerFacts server) {
        Fact<Long> capacity = server.variable("innodb_redo_log_capacity").map(Long::parseLong);
        return capacity.known().isPresent()
                ? capacity
                : server.variable("innodb_log_file_size")
                        .flatMap(size -> server.variable("innodb_log_files_in_group")
                                .map(files -> Long.parseLong(size) * Long.parseLong(files)));
    }

    long total() {
        return data + undo + redo;
    }
}
