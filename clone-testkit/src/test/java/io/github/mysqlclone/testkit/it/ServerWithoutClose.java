package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts a server, writes its folder to the file that is named first, and never closes it. */
final class ServerWithoutClose {

    private ServerWithoutClose() {}

    public static void main(String[] arguments) throws Exception {
        TestServer server = ServerSpec.standard().start();
        Path home = Path.of(server.workDirectory()).resolveSibling("");
        Path file = Path.of(arguments[0]);
        Files.move(Files.writeString(file.resolveSibling("unfinished"), home.toString()), file);
        if (arguments.length == 1) {
            Thread.currentThread().join(); // until it is killed
        }
    }
}
