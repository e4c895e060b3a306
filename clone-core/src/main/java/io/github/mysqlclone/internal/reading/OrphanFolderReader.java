package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.SchemaContent;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.sql.ShownValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for directories of schemas that are not there, in a data directory on this host. A replace clone that fails or is
 * cancelled leaves those that it has made, and CREATE DATABASE fails over them with 3678 (seen on 9.7.4).
 */
public final class OrphanFolderReader {

    private static final Set<String> OF_THE_SERVER = Set.of("mysql", "performance_schema", "sys", "information_schema");

    /** So no lost+found, and none of the server's own, which begin with a number sign. */
    private static final Pattern OF_A_SCHEMA = Pattern.compile("([\\p{L}\\p{N}_$]|@[0-9a-f]{4})+");

    private OrphanFolderReader() {}

    /** Look for them at the server at the other end. */
    public static Fact<List<OrphanFolder>> read(ServerConnection connection, UserData data) {
        try {
            Map<String, String> variables = configuration(connection);
            return connection
                    .queryFirst(
                            "SELECT @@datadir, @@server_uuid", row -> new String[] {row.getString(1), row.getString(2)})
                    .map(row -> HostReader.dataDirectoryOnThisHost("the recipient", row[0], row[1])
                            .flatMap(directory -> read(directory, variables, data)))
                    .orElseGet(() -> Fact.unknown("the server does not say where its data directory is"));
        } catch (SQLException e) {
            return Fact.unknown("where its data directory is could not be read: " + e.getMessage());
        }
    }

    /** A folder that is named at the end of a long list is configured as well. */
    private static Map<String, String> configuration(ServerConnection connection) throws SQLException {
        Map<String, String> variables = new HashMap<>(connection.variables(ConfiguredFolders.QUERY));
        for (Map.Entry<String, String> shown : variables.entrySet()) {
            if (ShownValue.mayBeCut(shown.getValue())) {
                shown.setValue(connection
                        .queryFirst("SELECT @@GLOBAL." + shown.getKey(), row -> row.getString(1))
                        .orElse(shown.getValue()));
            }
        }
        return variables;
    }

    /**
     * Without sight of every schema and of its folder there is no telling which folder has none.
     *
     * @param variables the server's, some of which name folders of its own
     */
    static Fact<List<OrphanFolder>> read(Path dataDirectory, Map<String, String> variables, UserData data) {
        return data.isComplete().flatMap(complete -> {
            Set<String> unseen =
                    data.schemas().stream().map(SchemaContent::name).collect(Collectors.toCollection(TreeSet::new));
            Set<String> configured = ConfiguredFolders.in(dataDirectory, variables);
            try (Stream<Path> folders = Files.list(dataDirectory)) {
                List<OrphanFolder> orphans = folders.filter(Files::isDirectory)
                        .sorted()
                        .filter(folder -> !unseen.remove(schemaOf(folder)))
                        .filter(folder -> !configured.contains(String.valueOf(folder.getFileName())))
                        .flatMap(folder -> orphan(folder).stream())
                        .toList();
                return unseen.isEmpty()
                        ? Fact.of(orphans)
                        : Fact.unknown("the directory of the schema "
                                + unseen.iterator().next() + " was not found by its name");
            } catch (IOException | UncheckedIOException e) {
                return Fact.unknown("its data directory cannot be looked at from this host: " + e.getMessage());
            }
        });
    }

    private static String schemaOf(Path folder) {
        return SchemaFolderReader.decoded(String.valueOf(folder.getFileName()));
    }

    /** Returns whether a folder of that name may be a schema's of users. */
    static boolean isOfASchema(String folder) {
        return !OF_THE_SERVER.contains(folder) && OF_A_SCHEMA.matcher(folder).matches();
    }

    private static Optional<OrphanFolder> orphan(Path folder) {
        String name = String.valueOf(folder.getFileName());
        if (!isOfASchema(name)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Optional.of(
                    new OrphanFolder(schemaOf(folder), name, files.findAny().isEmpty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
