package io.github.mysqlclone.testkit.it.random;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server that knows no name and says so late, or never. */
final class NameServer implements AutoCloseable {

    private static final int PORT = 53;
    private static final int LONGEST_QUESTION = 512;

    /** Its third and fourth byte: an answer; there is no such name. */
    private static final byte[] NO_SUCH_NAME = {(byte) 0x81, (byte) 0x83};

    private final DatagramSocket socket;
    private final AtomicInteger asked = new AtomicInteger();
    private final Optional<Duration> answersAfter;

    private NameServer(DatagramSocket socket, Optional<Duration> answersAfter) {
        this.socket = socket;
        this.answersAfter = answersAfter;
    }

    /** Opens one at an address of this machine, whose port only some users may take. */
    static NameServer at(String address, Optional<Duration> answersAfter) throws IOException {
        NameServer server = new NameServer(
                new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), PORT)), answersAfter);
        Thread thread = new Thread(server::listen, "name-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** Returns how many questions have arrived. */
    int asked() {
        return asked.get();
    }

    String address() {
        return socket.getLocalAddress().getHostAddress();
    }

    private void listen() {
        while (!socket.isClosed()) {
            DatagramPacket question = new DatagramPacket(new byte[LONGEST_QUESTION], LONGEST_QUESTION);
            try {
                socket.receive(question);
                asked.incrementAndGet();
            } catch (IOException e) {
                // It is closed, as all of them are in the end.
                return;
            }
            answersAfter.ifPresent(late -> CompletableFuture.delayedExecutor(late.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> answer(question)));
        }
    }

    private void answer(DatagramPacket question) {
        byte[] answer = Arrays.copyOf(question.getData(), question.getLength());
        System.arraycopy(NO_SUCH_NAME, 0, answer, 2, NO_SUCH_NAME.length);
        try {
            socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
        } catch (IOException e) {
            // Whoever asked is gone, or this one is closed.
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
