package io.github.mysqlclone.testkit.it.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clocks of servers that can be put forward and back while they run, which no other process sees. A machine without a C
 * compiler has none.
 *
 * @param library what a server loads first, to read its clock through it
 */
record SettableClocks(Optional<Path> library) {

    private static final Logger log = LoggerFactory.getLogger(SettableClocks.class);

    private static final String SOURCE = "settable-clock.c";
    private static final long COMPILED_WITHIN_SECONDS = 30;

    /** Makes the library in a folder, or says why there is none. */
    static SettableClocks in(Path folder) {
        try {
            return new SettableClocks(Optional.of(compiled(folder)));
        } catch (IOException e) {
            log.info("left out: clocks that step, because there is no C compiler that can be used: {}", e.getMessage());
            return new SettableClocks(Optional.empty());
        }
    }

    private static Path compiled(Path folder) throws IOException {
        Path source = folder.resolve(SOURCE);
        Path library = folder.resolve("settable-clock.so");
        try (InputStream text = SettableClocks.class.getResourceAsStream("/" + SOURCE)) {
            if (text == null) {
                throw new UncheckedIOException(new IOException(SOURCE + " is not among the test's resources"));
            }
            Files.copy(text, source);
        }
        Path said = folder.resolve("compiler.txt");
        Process compiler = new ProcessBuilder(
                        List.of("cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (compiler.waitFor(COMPILED_WITHIN_SECONDS, TimeUnit.SECONDS) && compiler.exitValue() == 0) {
                return library;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            compiler.destroyForcibly();
        }
        throw new IOException("cc says " + Files.readString(said).strip());
    }

    /** Returns a new clock, which goes as this machine's does until it is put forward or back. */
    ServerClock clock(Path file) throws IOException {
        return ServerClock.startedAt(file, library);
    }
}
