package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LockedFolder;
import io.github.mysqlclone.internal.facts.LockedFolder.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for directories in a data directory on this host into which the server itself may not write. */
final class LockedFolderReader {

    /** The one schema of the server's own with a file in a folder of its own that is cloned. */
    private static final String SYS = "sys";

    private final FolderAccess access;

    LockedFolderReader(FolderAccess access) {
        this.access = access;
    }

    /**
     * Look. Those of which it is not certain are among them, with the reason.
     *
     * @param variables the server's, some of which name folders that are no schema's
     */
    static Fact<List<LockedFolder>> read(Path dataDirectory, Map<String, String> variables) {
        try {
            return read(dataDirectory, variables, FolderAccess.of(dataDirectory));
        } catch (IOException | UnsupportedOperationException e) {
            return Fact.unknown("the rights to its directories cannot be looked at from this host: " + e.getMessage());
        }
    }

    static Fact<List<LockedFolder>> read(Path dataDirectory, Map<String, String> variables, FolderAccess access)
            throws IOException {
        Set<String> configured = ConfiguredFolders.in(dataDirectory, variables);
        LockedFolderReader reader = new LockedFolderReader(access);
        List<LockedFolder> locked = new ArrayList<>();
        try (Stream<Path> folders = Files.list(dataDirectory)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                String name = String.valueOf(folder.getFileName());
                if (OrphanFolderReader.isOfASchema(name) || name.equals(SYS)) {
                    reader.look(folder, configured.contains(name)).ifPresent(locked::add);
                }
            }
        }
        return Fact.of(List.copyOf(locked));
    }

    /** Schemas come and go while it is looked. */
    Optional<LockedFolder> look(Path folder, boolean isConfigured) {
        Fact<Boolean> mayWrite;
        try {
            mayWrite = access.mayWrite(folder);
        } catch (IOException e) {
            mayWrite = Fact.unknown("the rights to " + folder + " cannot be looked at: " + e.getMessage());
        }
        String name = String.valueOf(folder.getFileName());
        return mayWrite.known().orElse(false) || Files.notExists(folder)
                ? Optional.empty()
                : Optional.of(new LockedFolder(
                        SchemaFolderReader.decoded(name),
                        name,
                        isConfigured ? Content.CONFIGURED : content(folder),
                        mayWrite.map(may -> !may)));
    }

    /** What mysqld may not see does not trouble it. */
    private Content content(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).toList();
            if (names.isEmpty() || !access.mayRead(folder).known().orElse(true)) {
                return Content.NOTHING;
            }
            return names.stream().anyMatch(name -> name.endsWith(".ibd") || name.endsWith(".ibu"))
                    ? Content.TABLESPACES
                    : Content.FILES;
        } catch (IOException e) {
            return Content.UNSEEN;
        }
    }
}
