package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.examples.benchmark.program.Programs;
import io.github.mysqlclone.testkit.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs mydumper and myloader, which dump and load with several threads. Debian's 0.10.0 logs in to 9.7.4 by
 * caching_sha2_password, and without TLS (seen), which the others here have.
 */
record MyDumper(Path mydumper, Path myloader) {

    private static final String THREADS = "4";

    static Optional<MyDumper> onThisMachine() {
        return onPath("mydumper").flatMap(dumper -> onPath("myloader").map(loader -> new MyDumper(dumper, loader)));
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Tries them without rows; returns why they are of no use here, as builds are that cannot log in to a server of today. */
    Optional<String> objection(TestServer from) throws IOException, InterruptedException {
        Path parent = Files.createTempDirectory("mysqlclone-benchmark");
        try {
            Programs.run(List.of(command(
                    mydumper, from, "--outputdir", parent.resolve("trial").toString(), "--no-data")));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } finally {
            Folders.remove(parent);
        }
    }

    void dump(TestServer from, Path folder) throws IOException, InterruptedException {
        Programs.run(List.of(command(mydumper, from, "--outputdir", folder.toString(), "--rows", "5000")));
    }

    void load(Path folder, TestServer to) throws IOException, InterruptedException {
        Programs.run(List.of(command(myloader, to, "--directory", folder.toString())));
    }

    /** The only way to give them a password that other users cannot see is a file; these servers live for minutes. */
    private static ProcessBuilder command(Path program, TestServer server, String... arguments) {
        return new ProcessBuilder(Stream.concat(
                        Stream.of(
                                program.toString(),
                                "--host=" + server.host(),
                                "--port=" + server.port(),
                                "--user=" + server.rootAccount().user(),
                                "--password=" + server.rootAccount().password().reveal(),
                                "--database=" + IndexedTable.SCHEMA,
                                "--threads=" + THREADS),
                        Stream.of(arguments))
                .toList());
    }
}
