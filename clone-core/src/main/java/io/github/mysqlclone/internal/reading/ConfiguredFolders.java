package io.github.mysqlclone.internal.reading;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the folders of a data directory that are no schema's because a variable of the server names them. */
final class ConfiguredFolders {

    private static final List<String> OF_FOLDERS = List.of(
            "tmpdir",
            "innodb_tmpdir",
            "innodb_temp_tablespaces_dir",
            "replica_load_tmpdir",
            "slave_load_tmpdir",
            "secure_file_priv",
            "innodb_undo_directory",
            "innodb_log_group_home_dir",
            "innodb_data_home_dir",
            "innodb_doublewrite_dir",
            "innodb_directories",
            "character_sets_dir",
            "plugin_dir");

    private static final List<String> OF_FILES = List.of(
            "log_bin_basename",
            "relay_log_basename",
            "log_error",
            "general_log_file",
            "slow_query_log_file",
            "pid_file",
            "socket");

    /** Shows all of them; a server shows those that it has. */
    static final String QUERY = "SHOW GLOBAL VARIABLES WHERE Variable_name IN ("
            + Stream.concat(OF_FOLDERS.stream(), OF_FILES.stream()).collect(Collectors.joining("', '", "'", "'")) + ")";

    /** Several folders in one value, as tmpdir may have them; a single letter before the colon is a drive. */
    private static final String SEPARATOR = ";|(?<![;:][A-Za-z])(?<!^[A-Za-z]):";

    private ConfiguredFolders() {}

    /** Return the names of those right in the data directory that are, or lead to, what a variable names. */
    static Set<String> in(Path dataDirectory, Map<String, String> variables) {
        Stream<String> folders = OF_FOLDERS.stream()
                .flatMap(name -> Stream.of(variables.getOrDefault(name, "").split(SEPARATOR)));
        Stream<String> files = OF_FILES.stream()
                .map(name -> variables.getOrDefault(name, ""))
                .map(file -> file.substring(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1));
        return Stream.concat(folders, files)
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .flatMap(path -> firstFolder(dataDirectory, path).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> firstFolder(Path dataDirectory, String path) {
        try {
            Path folder = dataDirectory.resolve(path);
            return below(dataDirectory, folder).or(() -> below(real(dataDirectory), real(folder)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }

    private static Optional<String> below(Path dataDirectory, Path folder) {
        Path base = dataDirectory.toAbsolutePath().normalize();
        Path inner = folder.toAbsolutePath().normalize();
        return inner.startsWith(base) && !inner.equals(base)
                ? Optional.of(base.relativize(inner).getName(0).toString())
                : Optional.empty();
    }
}
