package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs {@code mysql} and {@code mysqldump} that came with a server. */
record ClientPrograms(MySqlInstallation installation, List<String> mysql, List<String> mysqldump) {

    static Optional<ClientPrograms> of(MySqlInstallation installation) {
        return installation
                .clientCommand("mysql")
                .flatMap(mysql -> installation
                        .clientCommand("mysqldump")
                        .map(mysqldump -> new ClientPrograms(installation, mysql, mysqldump)));
    }

    /** Copies all schemas, and which transactions they hold. */
    void copyAll(TestServer from, TestServer to) throws IOException, InterruptedException {
        Programs.run(List.of(
                command(mysqldump, from, "--single-transaction", "--all-databases", "--set-gtid-purged=ON"),
                command(mysql, to)));
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
