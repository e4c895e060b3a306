package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.cache.RandomName;
import io.github.mysqlclone.testkit.internal.cache.RemovedAside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a server whose test has failed, for whoever wants to know why: option file, error log, data, shut down cleanly. Its
 * option file has the new place in it, so that {@code mysqld --defaults-file} starts it again. The last ten are there.
 */
final class KeptHome {

    static final String FOLDER = "kept";

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 60;
    private static final Pattern NAME = Pattern.compile(".+-[0-9]{1,5}-[0-9a-f]{16}");

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
        removeOldest(kept);
        return target;
    }

    private static String shortened(String test) {
        String name = test.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "test" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static void removeOldest(Path kept) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(kept)) {
            folders = entries.filter(entry ->
                            NAME.matcher(entry.getFileName().toString()).matches()
                                    && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .sorted(Comparator.comparingLong(KeptHome::lastChange).reversed())
                    .toList();
        }
        List<Path> aside = new ArrayList<>();
        for (Path old : folders.subList(Math.min(MOST, folders.size()), folders.size())) {
            aside.add(RemovedAside.rename(old));
        }
        RemovedAside.delete(aside);
    }

    private static long lastChange(Path folder) {
        return folder.toFile().lastModified();
    }
}
