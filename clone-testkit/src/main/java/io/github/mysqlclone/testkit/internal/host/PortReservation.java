package io.github.mysqlclone.testkit.internal.host;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a port of the loopback interface for one server, also while that is down. It is a datagram socket on the port of that
 * number, which leaves TCP to the server: the system gives it to one JVM only, whatever its user and its cache, and takes it
 * back when that ends.
 */
public final class PortReservation implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PortReservation.class);

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final @Nullable DatagramChannel held;

    private PortReservation(@Nullable DatagramChannel held) {
        this.held = held;
    }

    /** Reserves a port; empty if somebody else has it. Where there are no datagrams, nothing is held and all is granted. */
    public static Optional<PortReservation> tryTake(int port) {
        try {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port));
                return Optional.of(new PortReservation(channel));
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (BindException taken) {
            return Optional.empty();
        } catch (IOException e) {
            LOGGER.debug("No port can be reserved here: {}", e.toString());
            return Optional.of(new PortReservation(null));
        }
    }

    @Override
    public void close() throws IOException {
        if (held != null) {
            held.close();
        }
    }
}
