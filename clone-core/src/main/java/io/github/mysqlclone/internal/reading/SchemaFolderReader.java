package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.UserData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks into the directories of a server's schemas on this host. DROP DATABASE fails over what is not the server's, when the
 * tables are gone (1010, seen on 9.7.4 with a file, a folder and a link). A file that only bears the name of one of the
 * server's is not found out; of tablespaces {@link StrayTablespaceReader} does.
 */
final class SchemaFolderReader {

    /** By the server's source: those of its engines, and the ones that it removes besides. */
    private static final Set<String> KNOWN = Set.of(
            "ibd", "sdi", "cfg", "cfp", "myd", "myi", "mrg", "csv", "csm", "csn", "arz", "arm", "arn", "ndb", "frm",
            "bak", "old", "opt", "tmd");

    /** A folder of old definitions, which the server removes with what is in it. */
    private static final String ARCHIVE = "arc";

    /** The server writes most other characters of a schema's name as their four digits. */
    private static final Pattern ENCODED = Pattern.compile("@([0-9a-f]{4})");

    private SchemaFolderReader() {}

    static Fact<List<String>> strayFiles(Path dataDirectory, UserData data) {
        Set<String> unseen = new TreeSet<>(
                data.schemas().stream().map(schema -> schema.name()).toList());
        List<String> stray = new ArrayList<>();
        try (Stream<Path> folders = Files.list(dataDirectory)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                if (unseen.remove(decoded(String.valueOf(folder.getFileName())))) {
                    stray.addAll(strangersIn(folder));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return Fact.unknown("the directories of its schemas cannot be looked at from this host: " + e.getMessage());
        }
        return stray.isEmpty() && !unseen.isEmpty()
                ? Fact.unknown(
                        "the directory of the schema " + unseen.iterator().next() + " was not found by its name")
                : Fact.of(List.copyOf(stray));
    }

    private static List<String> strangersIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !isKnown(file))
                    .map(file -> folder.getFileName() + "/" + file.getFileName())
                    .sorted()
                    .toList();
        }
    }

    private static boolean isKnown(Path file) {
        String name = String.valueOf(file.getFileName());
        String extension = Optional.of(name.lastIndexOf('.'))
                .filter(dot -> dot >= 0)
                .map(dot -> name.substring(dot + 1).toLowerCase(Locale.ROOT))
                .orElse("");
        // A link of a known name may lead to the DATA DIRECTORY of a table.
        return Files.isDirectory(file) ? name.equals(ARCHIVE) : KNOWN.contains(extension);
    }

    static String decoded(String folder) {
        Matcher encoded = ENCODED.matcher(folder);
        return encoded.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
