package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.examples.benchmark.Folders;
import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a data directory with {@code mysqld --initialize}, starts a server on it and loads the script. */
record InitialiseAndLoad(ClientPrograms clients, DataSet dataSet, Path folder) implements Way {

    private static String accounts(String password) {
        return "ALTER USER 'root'@'localhost' IDENTIFIED BY '" + password + "';\n"
                + "CREATE USER 'root'@'%' IDENTIFIED BY '" + password + "';\n"
                + "GRANT ALL ON *.* TO 'root'@'%' WITH GRANT OPTION;\n";
    }

    @Override
    public String name() {
        return "mysqld --initialize, load";
    }

    @Override
    public void prepare() throws IOException {
        Folders.remove(data());
        try (TestServer server = ServerSpec.standard().create()) { // the kit looks for its own account on each server
            Files.writeString(
                    folder.resolve("accounts.sql"),
                    accounts(server.rootAccount().password().reveal()));
        }
    }

    @Override
    public TestServer provide() throws IOException, InterruptedException {
        initialise();
        TestServer server = ServerSpec.standard().dataDirectory(data()).start();
        clients.load(dataSet.script(), server);
        return server;
    }

    /** As fast as it can be had: with the options that the kit initialises with. */
    private void initialise() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(clients.installation().mysqldCommand());
        command.add("--no-defaults");
        clients.installation().options().forEach((name, value) -> command.add("--" + name + "=" + value));
        command.addAll(List.of(
                "--initialize-insecure",
                "--datadir=" + data(),
                "--init-file=" + folder.resolve("accounts.sql"),
                "--loose-innodb-redo-log-capacity=16M",
                "--innodb-doublewrite=OFF",
                "--innodb-flush-method=nosync",
                "--secure-file-priv=NULL"));
        if ((Integer) Files.getAttribute(folder, "unix:uid") == 0) {
            command.add("--user=root");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("initialise.log").toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(
                        "mysqld --initialize-insecure failed:\n" + Files.readString(folder.resolve("initialise.log")));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
