package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Makes a container, writes why that failed and the milliseconds that it took to the file, then runs a pair. */
final class StartOfOneServer {

    private StartOfOneServer() {}

    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        try {
            ContainerServerSpec.standard().create().close();
        } catch (TestkitException e) {
            long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
            Files.writeString(Path.of(arguments[0]), took + "\n" + e.getMessage());
        }
        ClonePair.create().close();
    }
}
