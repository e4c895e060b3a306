package io.github.mysqlclone.testkit.container.internal.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks an engine for a sign of life within a time that is short. Testcontainers would find out, too, but has been seen to
 * take minutes where nobody answers.
 */
final class EnginePing {

    private static final byte[] QUESTION =
            "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SERVER = Pattern.compile("(?im)^Server: ([^\r\n]+)");
    private static final int LONGEST_ANSWER = 4096;

    private final SocketChannel channel;
    private final Selector selector;
    private final long until;

    private EnginePing(SocketChannel channel, Selector selector, long until) {
        this.channel = channel;
        this.selector = selector;
        this.until = until;
    }

    /** Returns how the engine calls itself. */
    static String ask(SocketAddress address, Duration atMost) throws IOException {
        long until = System.nanoTime() + atMost.toNanos();
        try (Selector selector = Selector.open();
                SocketChannel channel = open(address)) {
            channel.configureBlocking(false);
            return new EnginePing(channel, selector, until).ask(address);
        }
    }

    /** Tells only whether somebody listens, as behind TLS. */
    static void knock(SocketAddress address, Duration atMost) throws IOException {
        long until = System.nanoTime() + atMost.toNanos();
        try (Selector selector = Selector.open();
                SocketChannel channel = open(address)) {
            channel.configureBlocking(false);
            new EnginePing(channel, selector, until).connect(address);
        }
    }

    private static SocketChannel open(SocketAddress address) throws IOException {
        if (address instanceof UnixDomainSocketAddress) {
            return SocketChannel.open(StandardProtocolFamily.UNIX);
        }
        if (address instanceof InetSocketAddress internet && internet.isUnresolved()) {
            throw new IOException("no such host");
        }
        return SocketChannel.open();
    }

    private String ask(SocketAddress address) throws IOException {
        connect(address);
        channel.write(ByteBuffer.wrap(QUESTION));
        ByteBuffer answer = ByteBuffer.allocate(LONGEST_ANSWER);
        int read = 0;
        while (read >= 0 && answer.hasRemaining() && !text(answer).contains("\r\n\r\n")) {
            await(SelectionKey.OP_READ);
            read = channel.read(answer);
        }
        if (!text(answer).matches("(?s)HTTP/1\\.[01] 200 .*")) {
            throw new IOException("what answers is no container engine: '"
                    + text(answer).lines().findFirst().orElse("") + "'");
        }
        Matcher server = SERVER.matcher(text(answer));
        return server.find() ? server.group(1) : "an engine that does not tell its name";
    }

    private void connect(SocketAddress address) throws IOException {
        if (!channel.connect(address)) {
            await(SelectionKey.OP_CONNECT);
            channel.finishConnect();
        }
    }

    private void await(int operation) throws IOException {
        SelectionKey key = channel.register(selector, operation);
        long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0 || selector.select(left) == 0) {
            throw new IOException("no answer in time");
        }
        selector.selectedKeys().remove(key);
    }

    private static String text(ByteBuffer answer) {
        return StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
    }
}
