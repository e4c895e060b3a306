package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for files in a data directory on this host that are named as tablespaces, and are none of the server's: somebody's
 * copy, or what a crash has left. A server looks for tablespaces in all folders there when it starts (seen on 9.7.4).
 */
public final class StrayTablespaceReader {

    /** The dictionary's own, which INNODB_DATAFILES leaves out. */
    private static final String DICTIONARY = "mysql.ibd";

    private StrayTablespaceReader() {}

    /** Asks the server for the paths of its data files, which may be very many. */
    @FunctionalInterface
    public interface DataFiles {
        /** Ask. */
        Fact<List<String>> paths();
    }

    /**
     * Look. The server is asked only where there are more files than it has tablespaces; so one may go unnoticed where another is
     * missing, as that of a discarded one is.
     */
    static Fact<List<String>> read(Path dataDirectory, Storage storage, DataFiles server) {
        Fact<Long> expected = storage.tablespaces()
                .flatMap(spaces -> storage.undoFiles()
                        .flatMap(undo ->
                                storage.outsideFiles().map(outside -> spaces.count() - undo.size() - outside.size())));
        return expected.flatMap(count -> {
            try {
                // It may be a link itself.
                Path base = dataDirectory.toRealPath();
                List<Path> there = tablespacesIn(base);
                return there.size() <= count
                        ? Fact.of(List.of())
                        : server.paths().map(own -> strangers(base, there, own));
            } catch (IOException | InvalidPathException e) {
                return Fact.unknown("its data directory cannot be looked at from this host: " + e.getMessage());
            }
        });
    }

    /** What nobody may read, such as lost+found, the server may not either; and files come and go. */
    private static List<Path> tablespacesIn(Path dataDirectory) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(dataDirectory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".ibd")) {
                    found.add(file.normalize());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** Those that are there still: the server was asked after they were seen. */
    private static List<String> strangers(Path base, List<Path> there, List<String> own) {
        Set<Path> known = Stream.concat(own.stream(), Stream.of(DICTIONARY))
                .map(path -> base.resolve(path).normalize())
                .collect(Collectors.toSet());
        return there.stream()
                .filter(file -> !known.contains(file) && Files.exists(file))
                .map(file -> base.relativize(file).toString())
                .sorted()
                .toList();
    }
}
