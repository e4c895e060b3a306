package io.github.mysqlclone.examples.benchmark.footprint;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that asks a server one thing and ends, as a command line tool does. */
public final class FirstAnswer {

    private static final String PASSWORD = "BENCHMARK_PASSWORD";

    private FirstAnswer() {}

    /**
     * Asks one thing.
     *
     * @param arguments {@code library} or {@code driver}, host, port and user
     * @throws SQLException if the server does not answer
     */
    public static void main(String[] arguments) throws SQLException {
        String host = arguments[1];
        int port = Integer.parseInt(arguments[2]);
        String user = arguments[3];
        if (arguments[0].equals("library")) {
            System.out.println(CloneStatus.read(MySqlServer.at(host, port).login(user, System.getenv(PASSWORD))));
        } else {
            ask("jdbc:mysql://" + host + ":" + port + "/?sslMode=PREFERRED", user);
        }
    }

    private static void ask(String url, String user) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, System.getenv(PASSWORD));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1")) {
            System.out.println(row.next());
        }
    }

    static void inFreshJvm(TestServer server, boolean library) throws IOException, InterruptedException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FirstAnswer.class.getName(),
                library ? "library" : "driver",
                server.host(),
                String.valueOf(server.port()),
                server.rootAccount().user());
        java.environment().put(PASSWORD, server.rootAccount().password().reveal());
        int exitCode = java.redirectOutput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("A fresh JVM ended with exit code " + exitCode);
        }
    }
}
