package io.github.mysqlclone.testkit.process.installation;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells how the MySQL of one place on this machine is run.
 *
 * <p>Immutable. An instance from {@link #at(Path)} or {@link #ofExecutable(Path)} has been asked for its version and has the clone plugin.
 *
 * @param version three numbers, as in {@code 9.7.4}
 * @param mysqld the server's executable
 * @param loaderCommand what each program of this place is started with, such as an own dynamic loader; may be empty
 * @param options server options without which it does not start, by name, such as where its messages are; may be empty
 * @param pluginDirectory where its plugins are
 * @since 0.1.0
 */
public record MySqlInstallation(
        String version, Path mysqld, List<String> loaderCommand, Map<String, String> options, Path pluginDirectory) {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(60);

    /**
     * Copies the collections.
     *
     * @throws NullPointerException if anything is null
     */
    public MySqlInstallation {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(mysqld, "mysqld");
        loaderCommand = List.copyOf(loaderCommand);
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        Objects.requireNonNull(pluginDirectory, "pluginDirectory");
    }

    /**
     * Looks at the MySQL in a directory: one of MySQL's own archives, a prefix such as {@code /usr}, or unpacked
     * packages. Runs its {@code mysqld} to ask for its version.
     *
     * @param home the directory that holds {@code bin}, {@code sbin} or {@code usr}
     * @return how to run it
     * @throws TestkitException if there is no {@code mysqld} in it, or it is not a MySQL of at least 8.0.17 with the
     *     clone plugin
     */
    public static MySqlInstallation at(Path home) {
        MySqlTree tree = new MySqlTree(home.toAbsolutePath().normalize());
        Path mysqld = tree.mysqld()
                .orElseThrow(() -> new TestkitException(
                        "No executable mysqld in bin, sbin or libexec of " + tree.root() + " or of its usr"));
        List<String> loader = tree.loaderCommand();
        return inspect(mysqld, loader, loader.isEmpty() ? Map.of() : tree.relocatingOptions());
    }

    /**
     * Looks at a server that needs nothing but to be started: no loader of its own, and its messages and plugins where
     * it was built to find them. Runs it to ask for its version.
     *
     * @param mysqld the executable
     * @return how to run it
     * @throws TestkitException if it is not a MySQL of at least 8.0.17 with the clone plugin
     */
    public static MySqlInstallation ofExecutable(Path mysqld) {
        return inspect(mysqld, List.of(), Map.of());
    }

    private static MySqlInstallation inspect(Path mysqld, List<String> loader, Map<String, String> options) {
        VersionLine version = new VersionLine(Command.run(ANSWERS_WITHIN, command(loader, mysqld, "--version"))
                .outputOrThrow());
        version.objection().ifPresent(objection -> {
            throw new TestkitException(mysqld + " cannot be used: " + objection);
        });
        Path plugins = Path.of(Optional.ofNullable(options.get("plugin_dir"))
                .orElseGet(() -> compiledInPluginDirectory(mysqld, loader)));
        if (!Files.isReadable(plugins.resolve("mysql_clone.so"))) {
            throw new TestkitException(
                    mysqld + " cannot be used: there is no clone plugin (mysql_clone.so) in " + plugins);
        }
        return new MySqlInstallation(version.version(), mysqld, loader, options, plugins);
    }

    private static String compiledInPluginDirectory(Path mysqld, List<String> loader) {
        return Command.run(ANSWERS_WITHIN, command(loader, mysqld, "--no-defaults", "--verbose", "--help"))
                .outputOrThrow()
                .lines()
                .filter(line -> line.startsWith("plugin-dir "))
                .map(line -> line.substring("plugin-dir ".length()).strip())
                .findFirst()
                .orElseThrow(
                        () -> new TestkitException(mysqld + " --verbose --help does not name its plugin directory"));
    }

    /**
     * Returns the command that runs the server, to be followed by options.
     *
     * @return at least the path of {@link #mysqld()}
     */
    public List<String> mysqldCommand() {
        return command(loaderCommand, mysqld);
    }

    /**
     * Returns the command that runs a client program of the same place, to be followed by options.
     *
     * @param program a name such as {@code mysql} or {@code mysqldump}
     * @return empty if the program is not there
     */
    public Optional<List<String>> clientCommand(String program) {
        return Stream.of(program, "../bin/" + program)
                .map(place -> mysqld.resolveSibling(place).normalize())
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> command(loaderCommand, path));
    }

    private static List<String> command(List<String> loader, Path program, String... options) {
        List<String> command = new ArrayList<>(loader);
        command.add(program.toString());
        command.addAll(List.of(options));
        return List.copyOf(command);
    }
}
