package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LockedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for directories in a data directory on this host into which the server itself may not write. */
final class LockedFolderReader {

    private LockedFolderReader() {}

    /** Those of which it is not certain count as open. */
    static Fact<List<LockedFolder>> read(Path dataDirectory) {
        List<LockedFolder> locked = new ArrayList<>();
        try (Stream<Path> folders = Files.list(dataDirectory)) {
            FolderAccess access = FolderAccess.of(dataDirectory);
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                String name = String.valueOf(folder.getFileName());
                if (OrphanFolderReader.isOfASchema(name)
                        && !access.mayWrite(folder).known().orElse(true)) {
                    locked.add(new LockedFolder(SchemaFolderReader.decoded(name), name, holdsFiles(folder)));
                }
            }
            return Fact.of(List.copyOf(locked));
        } catch (IOException | UnsupportedOperationException e) {
            return Fact.unknown("the rights to its directories cannot be looked at from this host: " + e.getMessage());
        }
    }

    private static boolean holdsFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return true;
        }
    }
}
