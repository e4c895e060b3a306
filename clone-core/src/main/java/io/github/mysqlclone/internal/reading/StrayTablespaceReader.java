package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Storage;
import io.github.mysqlclone.internal.facts.UndoFile;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks on this host for files that are named as tablespaces, and are none of the server's: somebody's copy, or what a crash has
 * left. A server looks for tablespaces in its data directory and in each that it is told of, with all their folders, when it
 * starts (seen on 9.7.4).
 */
public final class StrayTablespaceReader {

    /** The dictionary's own, which INNODB_DATAFILES leaves out. */
    private static final String DICTIONARY = "mysql.ibd";

    private static final String SUFFIX = ".ibd";

    /** Those of the documentation of innodb_directories. */
    private static final List<String> DIRECTORIES =
            List.of("innodb_directories", "innodb_undo_directory", "innodb_data_home_dir");

    /** Asks the server for the paths of its data files, which may be very many. */
    @FunctionalInterface
    public interface DataFiles {
        /** Ask. */
        Fact<List<String>> paths();
    }

    private final Path base;
    private final FolderAccess access;
    private final DataFiles server;

    private StrayTablespaceReader(Path base, FolderAccess access, DataFiles server) {
        this.base = base;
        this.access = access;
        this.server = server;
    }

    /**
     * Look. The server is asked only where there are more files than it has tablespaces; so one may go unnoticed where another is
     * missing, as that of a discarded one is.
     *
     * @param variables finds those of the server's that name directories
     */
    static Fact<List<String>> read(
            Path dataDirectory, Function<String, Fact<String>> variables, Storage storage, DataFiles server) {
        Fact<List<String>> directories = Fact.of(List.of());
        for (String name : DIRECTORIES) {
            directories = directories.flatMap(others -> variables
                    .apply(name)
                    .map(value -> Stream.concat(others.stream(), Stream.of(value.split(";", -1)))
                            .toList()));
        }
        return directories.flatMap(named -> read(dataDirectory, named, storage, server));
    }

    private static Fact<List<String>> read(
            Path dataDirectory, List<String> directories, Storage storage, DataFiles server) {
        return storage.tablespaces()
                .flatMap(spaces -> storage.undoFiles()
                        .flatMap(undo -> storage.outsideFiles().flatMap(outside -> {
                            try {
                                // It may be a link itself.
                                Path base = dataDirectory.toRealPath();
                                return new StrayTablespaceReader(base, FolderAccess.of(base), server)
                                        .read(
                                                directories,
                                                spaces.count() - undo.size() - outside.size(),
                                                undo,
                                                outside);
                            } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
                                return Fact.unknown(
                                        "where it looks for tablespaces cannot be looked at from this host: "
                                                + e.getMessage());
                            }
                        })));
    }

    private Fact<List<String>> read(List<String> directories, long expected, List<String> undo, List<String> outside)
            throws IOException {
        List<Path> inside = tablespacesIn(base);
        Set<Path> elsewhere = elsewhere(directories);
        Set<Path> told = real(Stream.concat(undo.stream(), outside.stream()).toList());
        boolean isAsItShouldBe = inside.stream().filter(file -> !isUndo(file)).count() <= expected
                && Stream.concat(inside.stream().filter(StrayTablespaceReader::isUndo), elsewhere.stream())
                        .allMatch(told::contains);
        return isAsItShouldBe
                ? Fact.of(List.of())
                : server.paths()
                        .map(own -> strangers(
                                Stream.concat(inside.stream(), elsewhere.stream())
                                        .filter(file -> !told.contains(file))
                                        .toList(),
                                own));
    }

    /** What is not there, the server does not find either. */
    private Set<Path> elsewhere(List<String> directories) throws IOException {
        Set<Path> found = new LinkedHashSet<>();
        for (String text : directories) {
            Path directory = base.resolve(text.strip());
            if (!text.isBlank() && !Files.notExists(directory)) {
                tablespacesIn(directory.toRealPath()).stream()
                        .filter(file -> !file.startsWith(base))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static boolean isUndo(Path file) {
        return UndoFile.isNamedAsOne(String.valueOf(file.getFileName()));
    }

    /** What the server may not read, such as lost+found, it does not search; and files come and go. */
    private List<Path> tablespacesIn(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return isClosedToTheServer(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(SUFFIX) || isUndo(file)) {
                    found.add(file.normalize());
                }
                return FileVisitResult.CONTINUE;
            }

            // What is closed to this JVM only may hold anything.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) || isClosedToTheServer(file)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null && !Files.notExists(folder)) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private boolean isClosedToTheServer(Path folder) throws IOException {
        try {
            return !access.mayRead(folder).known().orElse(true);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** Those that are there still: the server was asked after they were seen. */
    private List<String> strangers(List<Path> there, List<String> own) {
        Set<Path> known =
                real(Stream.concat(own.stream(), Stream.of(DICTIONARY)).toList());
        return there.stream()
                .filter(file -> !known.contains(file) && Files.exists(file))
                .map(file -> file.startsWith(base) ? base.relativize(file) : file)
                .map(Path::toString)
                .sorted()
                .toList();
    }

    /** By their places with and without links, whichever the server writes. */
    private Set<Path> real(Collection<String> paths) {
        return paths.stream()
                .map(path -> base.resolve(path).normalize())
                .flatMap(path -> {
                    try {
                        return path.startsWith(base) ? Stream.of(path) : Stream.of(path, path.toRealPath());
                    } catch (IOException e) {
                        return Stream.of(path);
                    }
                })
                .collect(Collectors.toSet());
    }
}
