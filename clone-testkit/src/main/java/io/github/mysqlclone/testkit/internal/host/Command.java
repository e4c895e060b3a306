package io.github.mysqlclone.testkit.internal.host;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a short command to its end. */
public final class Command {

    /** What a command answered. */
    public record Result(List<String> command, int exitCode, String output, String errors) {

        /** Returns what it printed, or fails with what it said. */
        public String outputOrThrow() {
            if (exitCode != 0) {
                throw new TestkitException(String.join(" ", command) + " ended with exit code " + exitCode + ": "
                        + (errors.isBlank() ? output : errors).strip());
            }
            return output;
        }
    }

    private Command() {}

    public static Result run(Duration atMost, String... command) {
        return run(atMost, List.of(command));
    }

    public static Result run(Duration atMost, List<String> command) {
        try {
            Path output = Files.createTempFile("mysqlclone-testkit", ".out");
            Path errors = Files.createTempFile("mysqlclone-testkit", ".err");
            try {
                int exitCode = await(start(command, output.toFile(), errors.toFile()), command, atMost);
                return new Result(command, exitCode, text(output), text(errors));
            } finally {
                Files.deleteIfExists(output);
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new TestkitException("Cannot run " + String.join(" ", command) + ": " + e.getMessage(), e);
        }
    }

    private static Process start(List<String> command, File output, File errors) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output)
                .redirectError(errors);
        builder.environment().put("LC_ALL", "C"); // what it prints is read by a program
        return builder.start();
    }

    private static int await(Process process, List<String> command, Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TestkitException(
                        String.join(" ", command) + " did not end within " + atMost.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw Deadline.interrupted("the end of " + command.get(0), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
