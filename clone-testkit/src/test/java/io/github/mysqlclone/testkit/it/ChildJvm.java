package io.github.mysqlclone.testkit.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Another JVM with this one's class path and kit settings, for what happens between two of them or after the end of one. */
public final class ChildJvm implements AutoCloseable {

    private static final Duration ENDS_WITHIN = Duration.ofMinutes(5);

    private static final List<String> SETTINGS = List.of(
            "clone.testkit.cache",
            "clone.testkit.servers",
            "clone.testkit.mysql.home",
            "clone.testkit.download",
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
        List<String> command = new ArrayList<>(behind);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String setting : SETTINGS) {
            String value = System.getProperty(setting);
            if (value != null) {
                command.add("-D" + setting + "=" + value);
            }
        }
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        environment.accept(builder.environment());
        return new ChildJvm(builder.start(), output);
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
