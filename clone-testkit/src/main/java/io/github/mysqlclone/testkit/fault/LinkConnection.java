package io.github.mysqlclone.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One connection over a link: the client's half and the server's, and the two threads that carry bytes between them. */
final class LinkConnection {

    private static final int CHUNK = 1 << 16;

    private final Socket client;
    private final Socket server = new Socket();
    private final @Nullable InetAddress source;
    private final InetSocketAddress target;
    private final LinkCutAndDelay conditions;
    private final Consumer<LinkConnection> whenClosed;
    private final AtomicBoolean serverSpokeLast = new AtomicBoolean(true);

    LinkConnection(
            Socket client,
            @Nullable InetAddress source,
            InetSocketAddress target,
            LinkCutAndDelay conditions,
            Consumer<LinkConnection> whenClosed) {
        this.client = client;
        this.source = source;
        this.target = target;
        this.conditions = conditions;
        this.whenClosed = whenClosed;
    }

    /** Something that ends when its socket does. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, InterruptedException;
    }

    static void inBackground(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // One side has closed its socket, which is how all of them end.
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "network-link-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    void start() {
        inBackground("connection", this::connect);
    }

    private void connect() throws IOException, InterruptedException {
        try {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            conditions.roundTrip();
            conditions.pass(0);
            if (source != null) {
                server.bind(new InetSocketAddress(source, 0));
            }
            server.connect(target);
            inBackground("to-client", () -> carry(server, client, () -> serverSpokeLast.set(true)));
            carry(client, server, () -> {
                if (serverSpokeLast.getAndSet(false)) {
                    conditions.roundTrip();
                }
            });
        } finally {
            close();
        }
    }

    private void carry(Socket from, Socket to, Work beforeEach) throws IOException, InterruptedException {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                beforeEach.run();
                for (int passed = 0; passed < length; ) {
                    int passing = conditions.pass(length - passed);
                    out.write(chunk, passed, passing);
                    passed += passing;
                }
            }
            // Over a cut link not even the end arrives.
            conditions.pass(0);
        } finally {
            close();
        }
    }

    void close() {
        for (Socket socket : new Socket[] {client, server}) {
            try {
                socket.close();
            } catch (IOException e) {
                // It is gone, which is what was wanted.
            }
        }
        whenClosed.accept(this);
    }
}
