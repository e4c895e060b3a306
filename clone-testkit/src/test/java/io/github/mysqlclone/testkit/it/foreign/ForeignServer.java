package io.github.mysqlclone.testkit.it.foreign;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server that the kit would not run. Takes any login of {@code root} without a password. */
final class ForeignServer implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private ForeignServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it and waits until it lets somebody in. */
    static ForeignServer start(List<String> command, Map<String, String> environment, Path folder) throws IOException {
        int port = freePort();
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--log-error=" + folder.resolve("error.log")));
        ForeignServer server = new ForeignServer(run(whole, environment, folder), port);
        try {
            Await.until("the start of " + command.get(0), STARTS_WITHIN, server::answers);
            return server;
        } catch (AssertionError e) {
            server.close();
            throw new AssertionError(Files.readString(folder.resolve("error.log")), e);
        }
    }

    /** Runs a command that ends by itself, as initialising does. */
    static void runToEnd(List<String> command, Map<String, String> environment, Path folder)
            throws IOException, InterruptedException {
        Process process = run(command, environment, folder);
        if (!process.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(Files.readString(folder.resolve("output")));
        }
    }

    private static Process run(List<String> command, Map<String, String> environment, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private boolean answers() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:mysql://127.0.0.1:" + port + "/?allowPublicKeyRetrieval=true", "root", "")) {
            return connection.isValid(1);
        }
    }

    MySqlServer server() {
        return MySqlServer.at("127.0.0.1", port).login("root", "").property("allowPublicKeyRetrieval", "true");
    }

    int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
