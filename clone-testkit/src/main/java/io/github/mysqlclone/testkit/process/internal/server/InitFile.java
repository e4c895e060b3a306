package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.internal.host.Sha256;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The statements that an option has a server run at each start: they make its data as much as any other. */
public final class InitFile {

    private InitFile() {}

    /** Returns a text that differs if the content of the file does. */
    public static String fingerprint(ServerOptions options) {
        return options.value("init_file").map(InitFile::content).orElse("no init file");
    }

    private static String content(String file) {
        try {
            return HexFormat.of().formatHex(Sha256.begin().digest(Files.readAllBytes(Path.of(file))));
        } catch (IOException e) {
            return "no content"; // the server says what is wrong with it
        }
    }
}
