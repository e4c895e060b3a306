package io.github.mysqlclone.testkit.it.provisioning;

import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An address behind which the server can be another one from one moment to the next, as behind a name or a virtual address. */
final class Switchboard implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile TestServer target;

    private Switchboard(ServerSocket listener, TestServer target) {
        this.listener = listener;
        this.target = target;
    }

    static Switchboard to(TestServer target) throws IOException {
        Switchboard board = new Switchboard(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
        start("switchboard", board::accept);
        return board;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Connects whoever calls from now on to another server, and hangs up on the others. */
    void switchTo(TestServer other) {
        target = other;
        hangUp();
    }

    private void accept() {
        try {
            while (true) {
                Socket caller = listener.accept();
                Socket called = new Socket(target.host(), target.port());
                sockets.addAll(List.of(caller, called));
                start("switchboard-out", () -> pump(caller, called));
                start("switchboard-in", () -> pump(called, caller));
            }
        } catch (IOException e) {
            hangUp(); // it was closed, or the server is gone
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            return; // one of the two has hung up
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void hangUp() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sockets.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
    }
}
