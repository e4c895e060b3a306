package io.github.mysqlclone.examples.benchmark.program;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs {@code mysql} and {@code mysqldump} that came with a server. */
public record ClientPrograms(MySqlInstallation installation, List<String> mysql, List<String> mysqldump) {

    /** Returns those of an installation, which may lack them. */
    public static Optional<ClientPrograms> of(MySqlInstallation installation) {
        return installation
                .clientCommand("mysql")
                .flatMap(mysql -> installation
                        .clientCommand("mysqldump")
                        .map(mysqldump -> new ClientPrograms(installation, mysql, mysqldump)));
    }

    /** Runs a script on a server. */
    public void load(Path script, TestServer server) throws IOException, InterruptedException {
        Programs.run(List.of(command(mysql, server).redirectInput(script.toFile())));
    }

    /** Copies a schema to a server that does not have it yet. */
    public void copy(String schema, TestServer from, TestServer to) throws IOException, InterruptedException {
        pipe(from, to, "--set-gtid-purged=OFF", "--no-tablespaces", "--databases", schema);
    }

    /** Copies all schemas, and which transactions they hold, to a server that has none of its own afterwards. */
    public void copyAll(TestServer from, TestServer to) throws IOException, InterruptedException, SQLException {
        to.execute("RESET BINARY LOGS AND GTIDS");
        pipe(from, to, "--all-databases", "--triggers", "--routines", "--events", "--set-gtid-purged=ON");
        // Logged, it would be a transaction that the source lacks.
        to.execute("FLUSH NO_WRITE_TO_BINLOG PRIVILEGES");
    }

    private void pipe(TestServer from, TestServer to, String... what) throws IOException, InterruptedException {
        ProcessBuilder dump = command(mysqldump, from, "--single-transaction");
        dump.command().addAll(List.of(what));
        Programs.run(List.of(dump, command(mysql, to)));
    }

    private ProcessBuilder command(List<String> program, TestServer server, String... arguments) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--no-defaults",
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--user=" + server.rootAccount().user()));
        Optional.ofNullable(installation.options().get("character_sets_dir"))
                .ifPresent(folder -> command.add("--character-sets-dir=" + folder));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MYSQL_PWD", server.rootAccount().password().reveal());
        return builder;
    }
}
