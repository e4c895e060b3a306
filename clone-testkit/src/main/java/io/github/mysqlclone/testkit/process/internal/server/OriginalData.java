package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A data directory that is somebody's: its copy is whole and uses no file outside of itself, or it is refused. */
public record OriginalData(Path directory) {

    private static final String PERSISTED = "mysqld-auto.cnf";

    /** They win over every option that the kit could give, and the server appends to the files that they name. */
    private static final Pattern LOG_OUTSIDE = Pattern.compile(
            "\"(general_log_file|slow_query_log_file)\"\\s*:\\s*\\{\\s*\"Value\"\\s*:\\s*\"((?:/|\\.\\./)[^\"]*)\"");

    /** Copies it to a path where nothing is yet; the copy has logs and a server_uuid of its own. */
    public void copyTo(Path target) throws IOException {
        copyTo(target, WholeDirectories::copy);
    }

    /** How it is copied. */
    interface Copying {
        void copy(Path from, Path to) throws IOException;
    }

    /**
     * Looks again afterwards: no lock would help, as closing any file of it gives up all that this JVM has on that file, and a
     * server of somebody's is not to be kept from starting.
     */
    void copyTo(Path target, Copying copying) throws IOException {
        RunningElsewhere.refuse(directory);
        requireNothingOutside();
        String before = DirectoryState.of(directory.toRealPath());
        copying.copy(directory, target);
        RunningElsewhere.refuse(directory);
        if (!DirectoryState.of(directory.toRealPath()).equals(before)) {
            throw new TestkitException(
                    "While the data directory " + directory
                            + " was copied, somebody changed it: the copy would be torn. See that no server is started on it meanwhile.");
        }
        new LogIndexes(target).keepToTheCopy();
        Files.deleteIfExists(target.resolve("auto.cnf"));
    }

    /** Refuses links and persisted names of logs that lead out of it. */
    public void requireNothingOutside() throws IOException {
        Path original = directory.toRealPath();
        List<String> outside = new ArrayList<>(linksOutside(original));
        outside.addAll(logsOutside(original));
        if (!outside.isEmpty()) {
            throw new TestkitException(
                    "The data directory " + directory + " names files outside of the data directory,"
                            + " where its copy would change the original's: " + outside
                            + ". Put real folders in the place of such links, and take such variables back with RESET PERSIST.");
        }
    }

    private static List<String> linksOutside(Path original) throws IOException {
        List<Path> links;
        try (Stream<Path> tree = Files.walk(original)) {
            links = tree.filter(Files::isSymbolicLink).toList();
        }
        List<String> outside = new ArrayList<>();
        for (Path link : links) {
            Path target = Files.readSymbolicLink(link);
            // One that is absolute would lead from the copy to the original even if it stays inside.
            if (target.isAbsolute() || !link.resolveSibling(target).normalize().startsWith(original)) {
                outside.add(original.relativize(link) + " -> " + target);
            }
        }
        return outside;
    }

    private static List<String> logsOutside(Path original) throws IOException {
        List<String> outside = new ArrayList<>();
        Path persisted = original.resolve(PERSISTED);
        if (Files.isRegularFile(persisted)) {
            Matcher log = LOG_OUTSIDE.matcher(Files.readString(persisted));
            while (log.find()) {
                outside.add(log.group(1) + " -> " + log.group(2) + " in " + PERSISTED);
            }
        }
        return outside;
    }
}
