package io.github.mysqlclone.testkit.process.installation;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory with MySQL in it: an archive of MySQL's own, a prefix such as {@code /usr}, or unpacked packages. Unpacked
 * packages bring their own C library, so they are run through their own dynamic loader.
 */
record MySqlTree(Path root) {

    private static final List<String> PREFIXES = List.of("", "usr");
    private static final List<String> PROGRAM_FOLDERS = List.of("bin", "sbin", "libexec");

    /** Finds the server, or nothing. */
    Optional<Path> mysqld() {
        return PREFIXES.stream()
                .flatMap(prefix -> PROGRAM_FOLDERS.stream()
                        .map(folder -> root.resolve(prefix).resolve(folder)))
                .map(folder -> folder.resolve("mysqld"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns what a program of this tree is started with; empty where the machine's own loader will do. */
    List<String> loaderCommand() {
        if (isPartOfTheSystem()) {
            return List.of();
        }
        return libraryFolders().stream()
                .flatMap(folder -> matching(folder, "ld-linux*.so.*").stream())
                .findFirst()
                .map(loader -> List.of(loader.toString(), "--library-path", libraryPath()))
                .orElse(List.of());
    }

    /** Returns what the server must be told because it is not where it was built to be. */
    Map<String, String> relocatingOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        shareFolder().ifPresent(share -> {
            options.put("lc_messages_dir", share.toString());
            options.put("character_sets_dir", share.resolve("charsets").toString());
        });
        PREFIXES.stream()
                .map(prefix -> root.resolve(prefix).resolve("lib/mysql/plugin"))
                .filter(Files::isDirectory)
                .findFirst()
                .ifPresent(plugins -> options.put("plugin_dir", plugins.toString()));
        return Collections.unmodifiableMap(options);
    }

    private boolean isPartOfTheSystem() {
        return root.equals(root.getRoot()) || root.equals(Path.of("/usr"));
    }

    private Optional<Path> shareFolder() {
        return PREFIXES.stream()
                .flatMap(prefix -> matching(root.resolve(prefix).resolve("share"), "mysql*").stream())
                .filter(share -> Files.isDirectory(share.resolve("charsets")))
                .findFirst();
    }

    private String libraryPath() {
        Stream<Path> privateFolders = PREFIXES.stream()
                .map(prefix -> root.resolve(prefix).resolve("lib/mysql/private"))
                .filter(Files::isDirectory);
        return String.join(
                ":",
                Stream.concat(libraryFolders().stream(), privateFolders)
                        .map(Path::toString)
                        .toList());
    }

    /** The folders named after the machine, such as {@code usr/lib/x86_64-linux-gnu}, whatever the machine is. */
    private List<Path> libraryFolders() {
        return PREFIXES.stream()
                .flatMap(prefix -> matching(root.resolve(prefix).resolve("lib"), "*-linux-*").stream())
                .filter(Files::isDirectory)
                .toList();
    }

    private static List<Path> matching(Path folder, String glob) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
                entries.forEach(found::add);
            } catch (IOException e) {
                throw new TestkitException("Cannot read " + folder + ": " + e, e);
            }
        }
        Collections.sort(found);
        return found;
    }
}
