package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Another JVM with this one's class path and kit settings, for what happens between two of them or after the end of one. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofMinutes(5);

    /** A child ends before a better compiler or collector pays. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final List<String> SETTINGS = List.of(
            KitSettings.CACHE,
            KitSettings.SERVERS,
            KitSettings.HOME,
            KitSettings.DOWNLOAD,
            "clone.testkit.image",
            "clone.testkit.containers",
            "user.timezone");

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts a main class; what it prints goes to a file of its own. */
    public static ChildJvm start(Class<?> main, Path output, String... arguments) throws IOException {
        return start(environment -> {}, main, output, arguments);
    }

    /** Starts it in another environment than this one's. */
    public static ChildJvm start(
            Consumer<Map<String, String>> environment, Class<?> main, Path output, String... arguments)
            throws IOException {
        return start(List.of(), environment, main, output, arguments);
    }

    /** Starts it behind a command that runs it, such as one that gives it a disk of its own. */
    static ChildJvm start(
            List<String> behind,
            Consumer<Map<String, String>> environment,
            Class<?> main,
            Path output,
            String... arguments)
            throws IOException {
        return start(behind, environment, System.getProperty("java.class.path"), main, output, arguments);
    }

    /** Starts it as in a project that lacks a dependency: a jar whose name begins so. */
    static ChildJvm startWithout(
            String dependency,
            Consumer<Map<String, String>> environment,
            Class<?> main,
            Path output,
            String... arguments)
            throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.substring(entry.lastIndexOf(File.separatorChar) + 1)
                        .startsWith(dependency))
                .collect(Collectors.joining(File.pathSeparator));
        return start(List.of(), environment, classPath, main, output, arguments);
    }

    private static ChildJvm start(
            List<String> behind,
            Consumer<Map<String, String>> environment,
            String classPath,
            Class<?> main,
            Path output,
            String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder().redirectErrorStream(true).redirectOutput(output.toFile());
        environment.accept(builder.environment());
        if (isChanged(KitSettings.CACHE, builder.environment())
                && !isChanged(KitSettings.SERVERS, builder.environment())) {
            // Servers lie in the cache, unless it is said where.
            builder.environment().put(KitSettings.environmentName(KitSettings.SERVERS), "");
        }
        List<String> command = new ArrayList<>(behind);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SHORT_LIVED);
        command.addAll(settings(builder.environment()));
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ChildJvm(builder.command(command).start(), output);
    }

    /** A property wins over a variable, so none is passed on that would win over one that the test has set. */
    private static List<String> settings(Map<String, String> environment) {
        return SETTINGS.stream()
                .filter(setting -> System.getProperty(setting) != null)
                .filter(setting -> !isChanged(setting, environment))
                .map(setting -> "-D" + setting + "=" + System.getProperty(setting))
                .toList();
    }

    private static boolean isChanged(String setting, Map<String, String> environment) {
        String variable = KitSettings.environmentName(setting);
        return !Objects.equals(environment.get(variable), System.getenv(variable));
    }

    /** Returns what it printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** Waits for its end and returns its exit code. */
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The child JVM did not end within " + ENDS_WITHIN);
        }
        return process.exitValue();
    }

    /** Returns its process, for signals and for its children. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
