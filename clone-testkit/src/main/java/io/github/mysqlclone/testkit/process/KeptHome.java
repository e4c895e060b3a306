package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.FolderLock;
import io.github.mysqlclone.testkit.internal.cache.RandomName;
import io.github.mysqlclone.testkit.internal.cache.RemovedAside;
import io.github.mysqlclone.testkit.process.internal.server.RunningElsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a server whose test has failed, for whoever wants to know why: option file, error log, data, shut down cleanly. Its
 * option file has the new place in it, so that {@code mysqld --defaults-file} starts it again. The last ten are there.
 */
final class KeptHome {

    static final String FOLDER = "kept";

    /** Has the name that the kit gave to the folder: one that somebody has renamed is theirs. */
    private static final String NAMED = "kept-as";

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile(".+-[0-9]{1,5}-[0-9a-f]{16}");

    private static final Logger LOGGER = LoggerFactory.getLogger(KeptHome.class);

    private KeptHome() {}

    /** Moves a server's folder and returns where it is now. */
    static Path of(ServerHome home, String test) throws IOException {
        Path kept = Files.createDirectories(
                home.folder().resolve("../..").resolve(FOLDER).normalize());
        Path target = kept.resolve(shortened(test) + "-" + home.port() + "-" + RandomName.next());
        String former = home.folder().toString();
        home.moveTo(target);
        Path optionFile = ServerHome.optionFile(target);
        Files.writeString(optionFile, Files.readString(optionFile).replace(former, target.toString()));
        Files.writeString(target.resolve(NAMED), target.getFileName().toString());
        removeOldest(kept);
        return target;
    }

    private static String shortened(String test) {
        String name = test.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "test" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** A test that has failed already does not fail once more over it. */
    private static void removeOldest(Path kept) {
        List<Path> aside = new ArrayList<>();
        try {
            FolderLock.ifFree(kept.resolveSibling(FOLDER + ".lock"), () -> {
                takeOldestAside(kept, aside);
                return kept;
            });
        } catch (IOException | RuntimeException e) {
            LOGGER.warn("Cannot look for what is old in {}: {}", kept, e.toString());
        }
        RemovedAside.delete(aside);
    }

    private static void takeOldestAside(Path kept, List<Path> aside) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(kept)) {
            folders = entries.filter(KeptHome::isAsTheKitLeftIt)
                    .sorted(Comparator.comparingLong(KeptHome::lastChange).reversed())
                    .toList();
        }
        aside.addAll(RemovedAside.leftIn(kept));
        for (Path old : folders.subList(Math.min(MOST, folders.size()), folders.size())) {
            try {
                if (!RunningElsewhere.isOn(old.resolve("data"))) {
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
