package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.HostFiles.TargetState;
import io.github.mysqlclone.internal.facts.ServerFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at single files of a server on this host. */
final class HostFileReader {

    private HostFileReader() {}

    static String textOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    static HostFiles read(
            ServerFacts server,
            Path dataDirectory,
            Optional<String> target,
            StrayTablespaceReader.DataFiles dataFiles) {
        return new HostFiles(
                server.variable("plugin_dir").flatMap(HostFileReader::names),
                server.variables()
                        .map(variables -> Stream.of("clone_ssl_ca", "clone_ssl_cert", "clone_ssl_key")
                                .map(name -> variables.getOrDefault(name, ""))
                                .filter(path -> !path.isEmpty() && isMissing(dataDirectory, path))
                                .toList()),
                server.details()
                        .content()
                        .userData()
                        .flatMap(data -> SchemaFolderReader.strayFiles(dataDirectory, data)),
                target.isPresent()
                        ? Fact.unknown("nothing there is replaced")
                        : StrayTablespaceReader.read(
                                dataDirectory,
                                server::variable,
                                server.details().storage(),
                                dataFiles),
                target.isPresent()
                        ? Fact.unknown("nothing there is replaced")
                        : server.variables().flatMap(variables -> LockedFolderReader.read(dataDirectory, variables)),
                server.variables()
                        .flatMap(variables -> server.details()
                                .content()
                                .userData()
                                .flatMap(data -> OrphanFolderReader.read(dataDirectory, variables, data))),
                server.details().settings().configured().flatMap(OptionFileReader::read),
                target.map(path -> state(dataDirectory, path))
                        .orElseGet(() -> Fact.unknown("there is no directory to clone into")));
    }

    private static Fact<Set<String>> names(String directory) {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return Fact.of(files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet()));
        } catch (IOException | InvalidPathException e) {
            return Fact.unknown("the directory " + directory + " cannot be looked at from this host");
        }
    }

    private static boolean isMissing(Path dataDirectory, String file) {
        try {
            return !Files.exists(dataDirectory.resolve(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Fact<TargetState> state(Path dataDirectory, String target) {
        try {
            Path path = Path.of(target).normalize();
            Path parent = path.getParent();
            while (parent != null && !Files.exists(parent)) {
                parent = parent.getParent();
            }
            Path nearest = parent == null ? path : parent;
            return Fact.of(new TargetState(
                    Files.exists(path, LinkOption.NOFOLLOW_LINKS),
                    nearest.toString(),
                    nearest.toRealPath().startsWith(dataDirectory.toRealPath()),
                    nearest.equals(path.getParent()),
                    FolderAccess.of(dataDirectory).mayWrite(nearest)));
        } catch (IOException | InvalidPathException | UnsupportedOperationException e) {
            return Fact.unknown("the path " + target + " cannot be looked at from this host: " + e.getMessage());
        }
    }
}
