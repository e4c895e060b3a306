package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs {@code mysql} and {@code mysqldump} that came with a server. */
record Clients(MySqlInstallation installation, List<String> mysql, List<String> mysqldump) {

    static Optional<Clients> of(MySqlInstallation installation) {
        return installation
                .clientCommand("mysql")
                .flatMap(mysql -> installation
                        .clientCommand("mysqldump")
                        .map(mysqldump -> new Clients(installation, mysql, mysqldump)));
    }

    /** Runs a script on a server. */
    void load(Path script, TestServer server) throws IOException {
        ProcessBuilder load = command(mysql, server).redirectInput(script.toFile());
        await(List.of(discardingOutput(load).start()));
    }

    /** Copies a schema from one server to another, which does not have it yet. */
    void copy(String schema, TestServer from, TestServer to) throws IOException {
        ProcessBuilder dump = command(
                mysqldump,
                from,
                "--single-transaction",
                "--set-gtid-purged=OFF",
                "--no-tablespaces",
                "--databases",
                schema);
        await(ProcessBuilder.startPipeline(List.of(dump, discardingOutput(command(mysql, to)))));
    }

    private ProcessBuilder command(List<String> program, TestServer server, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--no-defaults",
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--user=" + server.rootAccount().user()));
        Optional.ofNullable(installation.options().get("character_sets_dir"))
                .ifPresent(charsets -> command.add("--character-sets-dir=" + charsets));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("MYSQL_PWD", server.rootAccount().password().reveal());
        return builder;
    }

    private static ProcessBuilder discardingOutput(ProcessBuilder builder) {
        return builder.redirectOutput(new File("/dev/null"));
    }

    private static void await(List<Process> processes) throws IOException {
        try {
            for (Process process : processes) {
                if (process.waitFor() != 0) {
                    throw new IOException(process.info().command().orElse("A client") + " ended with exit code "
                            + process.exitValue());
                }
            }
        } catch (InterruptedException e) {
            processes.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while a client of MySQL ran");
        }
    }
}
