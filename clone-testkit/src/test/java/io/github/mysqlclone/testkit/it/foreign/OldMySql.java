package io.github.mysqlclone.testkit.it.foreign;

import io.github.mysqlclone.testkit.internal.host.Command;
import io.github.mysqlclone.testkit.process.internal.packages.AptPackages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** MySQL 8.0.12, which is older than the clone plugin, out of a jar on Maven Central. */
final class OldMySql {

    private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";

    private OldMySql() {}

    static ForeignServer start(Path folder) throws IOException, InterruptedException {
        Path home = unpack(folder);
        Map<String, String> libraries =
                Map.of("LD_LIBRARY_PATH", home.resolve("lib") + ":" + asynchronousInputAndOutput(folder));
        Path data = folder.resolve("data");
        List<String> mysqld = List.of(
                home.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--basedir=" + home,
                "--lc-messages-dir=" + home.resolve("share"),
                "--datadir=" + data);
        ForeignServer.runToEnd(with(mysqld, "--initialize-insecure"), libraries, folder);
        Path accounts = Files.writeString(
                folder.resolve("accounts.sql"), "CREATE USER root@'%';\nGRANT ALL ON *.* TO root@'%';\n");
        return ForeignServer.start(with(mysqld, "--mysqlx=OFF", "--init-file=" + accounts), libraries, folder);
    }

    private static List<String> with(List<String> command, String... options) {
        return Stream.concat(command.stream(), Stream.of(options)).toList();
    }

    private static Path unpack(Path folder) throws IOException {
        Path archive = folder.resolve("mysql.tar.gz");
        try (InputStream content = OldMySql.class.getResourceAsStream(ARCHIVE)) {
            Files.copy(Objects.requireNonNull(content, ARCHIVE), archive);
        }
        Path home = Files.createDirectory(folder.resolve("mysql"));
        Command.run(Duration.ofMinutes(1), "tar", "-xzf", archive.toString(), "-C", home.toString())
                .outputOrThrow();
        return home;
    }

    /** The binary asks for libaio.so.1, which not every machine has, and newer suites have under another name. */
    private static Path asynchronousInputAndOutput(Path folder) throws IOException {
        Path packages = Files.createDirectory(folder.resolve("packages"));
        AptPackages.unpackInto(packages, "libaio1");
        Path links = Files.createDirectory(folder.resolve("links"));
        try (Stream<Path> files = Files.walk(packages)) {
            Path library = files.filter(file -> file.getFileName().toString().matches("libaio\\.so\\.1(t64)?"))
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(links.resolve("libaio.so.1"), library);
        }
        return links;
    }
}
