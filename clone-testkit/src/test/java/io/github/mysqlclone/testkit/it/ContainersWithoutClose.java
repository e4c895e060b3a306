package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.container.ContainerPairSpec;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a pair in containers, writes its donor's URL to the file that is named first, and never closes it. */
final class ContainersWithoutClose {

    private ContainersWithoutClose() {}

    public static void main(String[] arguments) throws Exception {
        ClonePair pair = ContainerPairSpec.standard().start();
        Path file = Path.of(arguments[0]);
        Files.move(
                Files.writeString(
                        file.resolveSibling("unfinished"), pair.donor().jdbcUrl()),
                file);
        if (arguments.length == 1) {
            Thread.currentThread().join(); // until it is killed
        }
    }
}
