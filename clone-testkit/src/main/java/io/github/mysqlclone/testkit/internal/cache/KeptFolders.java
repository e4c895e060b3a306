package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is left of servers whose tests have failed, a folder for each with the test in its name. The last ten are there. */
public record KeptFolders(Path folder) {

    /** Has the name that the kit gave to the folder: one that somebody has renamed is theirs. */
    private static final String NAMED = "kept-as";

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile(".+-[0-9]{1,5}-[0-9a-f]{16}");

    private static final Logger LOGGER = LoggerFactory.getLogger(KeptFolders.class);

    /** Tells whether an old one may go. */
    @FunctionalInterface
    public interface Judgement {
        boolean mayGo(Path kept) throws IOException;
    }

    /** Writes into a folder what is to be kept. */
    @FunctionalInterface
    public interface Content {
        void into(Path folder) throws IOException;
    }

    /** Returns those of a folder in which servers run. */
    public static KeptFolders in(Path place) throws IOException {
        return new KeptFolders(Files.createDirectories(place.resolve("kept")));
    }

    /** Returns the path for what is left of a server, at which nothing is yet. */
    public Path pathFor(String test, int port) {
        return folder.resolve(shortened(test) + "-" + port + "-" + RandomName.next());
    }

    /**
     * Writes down what is left of a server, out of sight until it is whole: where the disk is full nothing of it stays.
     *
     * @return the target
     */
    public Path write(Path target, Content content) throws IOException {
        Path begun = Files.createDirectory(RemovedAside.nameFor(target));
        try {
            content.into(begun);
            mark(begun, target);
            return Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            RemovedAside.delete(List.of(begun));
            throw e;
        }
    }

    /** Says of a folder that it is the kit's once it is at such a path: before it goes there, so that none stays for ever. */
    public static void mark(Path folder, Path target) throws IOException {
        Files.writeString(folder.resolve(NAMED), target.getFileName().toString());
    }

    private static String shortened(String test) {
        String name = test.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "test" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** Removes the oldest. A test that has failed already does not fail once more over it. */
    public void removeOldest(Judgement judgement) {
        List<Path> aside = new ArrayList<>();
        try {
            FolderLock.ifFree(folder.resolveSibling(folder.getFileName() + ".lock"), () -> {
                takeOldestAside(judgement, aside);
                return folder;
            });
        } catch (IOException | RuntimeException e) {
            LOGGER.warn("Cannot look for what is old in {}: {}", folder, e.toString());
        }
        RemovedAside.delete(aside);
    }

    private void takeOldestAside(Judgement judgement, List<Path> aside) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(folder)) {
            folders = entries.filter(KeptFolders::isAsTheKitLeftIt)
                    .sorted(Comparator.comparingLong(KeptFolders::lastChange).reversed())
                    .toList();
        }
        aside.addAll(RemovedAside.leftIn(folder));
        for (Path old : folders.subList(Math.min(MOST, folders.size()), folders.size())) {
            try {
                if (judgement.mayGo(old)) {
                    aside.add(RemovedAside.rename(old));
                }
            } catch (IOException e) {
                LOGGER.warn("Cannot remove {}, which is old: {}", old, e.toString());
            }
        }
    }

    private static boolean isAsTheKitLeftIt(Path folder) {
        String name = folder.getFileName().toString();
        try {
            return NAME.matcher(name).matches()
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.readString(folder.resolve(NAMED)).equals(name);
        } catch (IOException e) {
            return false;
        }
    }

    private static long lastChange(Path folder) {
        return folder.toFile().lastModified();
    }
}
