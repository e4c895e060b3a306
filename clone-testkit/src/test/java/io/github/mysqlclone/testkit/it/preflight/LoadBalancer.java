package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts a second server beside the pair's donor, and both behind one address: each connection goes to the other one than
 * the connection before.
 *
 * @param port where it listens while it is arranged
 */
record LoadBalancer(int port) implements Fault {

    @Override
    public Undo arrange(ClonePair pair) throws SQLException, IOException {
        TestServer second = ServerSpec.standard().start();
        try {
            Account account = pair.donorAccount();
            second.execute(
                    "CREATE USER " + account.user() + " IDENTIFIED BY '"
                            + account.password().reveal() + "'",
                    "GRANT BACKUP_ADMIN, PROCESS, SELECT, SHOW DATABASES ON *.* TO " + account.user());
            Door door = Door.open(port, List.of(pair.donor(), second));
            return () -> {
                door.close();
                second.close();
            };
        } catch (SQLException | IOException | RuntimeException e) {
            second.close();
            throw e;
        }
    }

    /** What listens, and all sockets that came of it. */
    private record Door(ServerSocket socket, List<TestServer> servers, Set<Socket> open) {

        static Door open(int port, List<TestServer> servers) throws IOException {
            Door door = new Door(
                    new ServerSocket(
                            port, 50, InetAddress.getByName(servers.get(0).host())),
                    servers,
                    ConcurrentHashMap.newKeySet());
            door.run(door::welcome);
            return door;
        }

        /** Something that ends when its socket does. */
        @FunctionalInterface
        private interface Work {
            void run() throws IOException;
        }

        private void run(Work work) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (IOException e) {
                            // One side has closed its socket, which is how all of them end.
                        }
                    },
                    "load-balancer");
            thread.setDaemon(true);
            thread.start();
        }

        private void welcome() throws IOException {
            for (int turn = 0; !socket.isClosed(); turn++) {
                TestServer server = servers.get(turn % servers.size());
                Socket client = keep(socket.accept());
                Socket back = keep(new Socket(server.host(), server.port()));
                run(() -> pump(client, back));
                run(() -> pump(back, client));
            }
        }

        private static void pump(Socket from, Socket to) throws IOException {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            }
        }

        private Socket keep(Socket connection) {
            open.add(connection);
            return connection;
        }

        void close() throws IOException {
            socket.close();
            for (Socket connection : open) {
                connection.close();
            }
        }
    }
}
