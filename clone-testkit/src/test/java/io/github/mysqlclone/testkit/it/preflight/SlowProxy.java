package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before a server as a long way to it would: each round trip takes so much longer, however many bytes it carries.
 *
 * <p>A round trip begins when the client speaks after the server did; to connect is one, too.
 */
final class SlowProxy implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final TestServer server;
    private final Duration roundTrip;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger roundTrips = new AtomicInteger();

    private SlowProxy(TestServer server, Duration roundTrip, ServerSocket door) {
        this.server = server;
        this.roundTrip = roundTrip;
        this.door = door;
    }

    /** Listens on a free port of the loopback interface. */
    static SlowProxy before(TestServer server, Duration roundTrip) {
        try {
            ServerSocket door = new ServerSocket(0, 50, InetAddress.getByName(server.host()));
            SlowProxy proxy = new SlowProxy(server, roundTrip, door);
            run("door", proxy::welcome);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** Returns how many round trips there have been, on all connections. */
    int roundTrips() {
        return roundTrips.get();
    }

    /** Something that ends when its socket does. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void run(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed its socket, which is how all of them end.
                    }
                },
                "slow-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void welcome() throws IOException {
        while (!door.isClosed()) {
            Socket client = keep(door.accept());
            run("connection", () -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        delay();
        Socket back = keep(new Socket(server.host(), server.port()));
        AtomicBoolean serverSpokeLast = new AtomicBoolean(true);
        run("to-client", () -> pump(back, client, () -> serverSpokeLast.set(true)));
        pump(client, back, () -> {
            if (serverSpokeLast.getAndSet(false)) {
                delay();
            }
        });
    }

    private static void pump(Socket from, Socket to, Runnable beforeEach) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                beforeEach.run();
                out.write(chunk, 0, length);
            }
        }
    }

    private void delay() {
        roundTrips.incrementAndGet();
        long until = System.nanoTime() + roundTrip.toNanos();
        for (long left = roundTrip.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Socket keep(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
