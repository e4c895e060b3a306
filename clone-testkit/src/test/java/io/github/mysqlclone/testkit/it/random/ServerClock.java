package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The time of day of one server, over all its starts. */
final class ServerClock {

    private final Path file;
    private final Optional<Path> library;
    private Duration ahead = Duration.ZERO;

    private ServerClock(Path file, Optional<Path> library) {
        this.file = file;
        this.library = library;
    }

    static ServerClock startedAt(Path file, Optional<Path> library) throws IOException {
        ServerClock clock = new ServerClock(file, library);
        clock.putForward(Duration.ZERO);
        return clock;
    }

    /** Has a server go by it, where this machine can do that. */
    ServerSpec readBy(ServerSpec server) {
        return library.map(path -> server.environment("LD_PRELOAD", path.toString())
                        .environment("SETTABLE_CLOCK", file.toString()))
                .orElse(server);
    }

    /** Puts it forward, at once, as whoever sets a clock does; or back, by less than nothing. */
    synchronized void putForward(Duration by) throws IOException {
        ahead = ahead.plus(by);
        // In place: a server has this file mapped.
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putLong(ahead.dividedBy(Duration.of(1, ChronoUnit.MICROS)))
                    .flip());
        }
    }

    void putBack(Duration by) throws IOException {
        putForward(by.negated());
    }
}
