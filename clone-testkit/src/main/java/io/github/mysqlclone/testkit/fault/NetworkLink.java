package io.github.mysqlclone.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Put a network between two programs that can be cut, slowed down and narrowed while they talk.
 *
 * <p>A proxy for TCP in this JVM: whoever is to suffer connects to {@link #host()} and {@link #port()} instead of to the
 * server itself. Each change holds for connections that are open and for new ones, until the next change. Thread-safe;
 * no call blocks.
 *
 * @since 0.1.0
 */
public final class NetworkLink implements AutoCloseable {

    private static final int BACKLOG = 200;

    /** What is looked at as an address, and never asked of a name server. */
    private static final Pattern IP_ADDRESS =
            Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%.+)?");

    /** Where servers listen, also on a machine that prefers IPv6. */
    private static final String LOOPBACK = "127.0.0.1";

    private final InetSocketAddress target;
    private final ServerSocket door;
    private final LinkCutAndDelay conditions = new LinkCutAndDelay();
    private final Set<LinkConnection> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable InetAddress source;

    private NetworkLink(InetSocketAddress target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /**
     * Lay a link to a server, entered through a free port of 127.0.0.1.
     *
     * @param host where the server listens
     * @param port its port, 1 to 65535
     * @return an open link that does nothing to what passes it
     * @throws UncheckedIOException if there is no free port
     */
    public static NetworkLink to(String host, int port) {
        return to(host, port, LOOPBACK);
    }

    /**
     * Lay a link to a server, entered through a free port of this interface.
     *
     * @param host where the server listens
     * @param port its port, 1 to 65535
     * @param entry the address of one of this machine's interfaces, such as the gateway of a container network
     * @return an open link that does nothing to what passes it
     * @throws UncheckedIOException if there is no such interface or no free port
     */
    public static NetworkLink to(String host, int port, String entry) {
        try {
            ServerSocket door = new ServerSocket(0, BACKLOG, InetAddress.getByName(entry));
            NetworkLink link = new NetworkLink(new InetSocketAddress(host, port), door);
            LinkConnection.inBackground("door", link::welcome);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException("No link to " + host + ":" + port + " can be entered at " + entry, e);
        }
    }

    /** {@return the address to connect to instead of the server's} */
    public String host() {
        return door.getInetAddress().getHostAddress();
    }

    /** {@return the port to connect to instead of the server's} */
    public int port() {
        return door.getLocalPort();
    }

    /**
     * Let everything vanish on the way: connections stay open, nothing arrives any more.
     *
     * <p>A new connection is still accepted, but hears nothing, since this is a proxy and not a cable.
     */
    public void cut() {
        conditions.cut();
    }

    /** Let everything pass again, what was held up first; delay and limit stay as they were. */
    public void restore() {
        conditions.restore();
    }

    /** Break off all open connections, as a firewall that has forgotten them would; new ones are let through. */
    public void sever() {
        open.forEach(LinkConnection::close);
    }

    /**
     * Make each round trip take so much longer, however many bytes it carries; to connect is one, too.
     *
     * @param roundTrip zero for none
     * @throws IllegalArgumentException if it is negative
     */
    public void delay(Duration roundTrip) {
        if (roundTrip.isNegative()) {
            throw new IllegalArgumentException("roundTrip: must not be negative (was " + roundTrip + ")");
        }
        conditions.delay(roundTrip);
    }

    /**
     * Let only so much pass, in both directions and on all connections together, from the first byte on. What waits when
     * this changes goes by the new limit at once.
     *
     * @param bytesPerSecond 0 for as much as there is
     * @throws IllegalArgumentException if it is negative
     */
    public void limit(long bytesPerSecond) {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bytesPerSecond: must not be negative (was " + bytesPerSecond + ")");
        }
        conditions.limit(bytesPerSecond);
    }

    /**
     * Have the server see new connections come from another address of this machine, such as {@code 127.0.0.2}: one that its
     * accounts do not let in, or whose name it must ask for, as it never does for {@code 127.0.0.1}.
     *
     * @param address an IP address, and no name, from which this machine can reach the server
     * @throws IllegalArgumentException if it is no IP address
     */
    public void comeFrom(String address) {
        try {
            if (!IP_ADDRESS.matcher(address).matches()) {
                throw new UnknownHostException(address);
            }
            source = InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(
                    "address: must be an IP address of this machine (was " + address + ")", e);
        }
    }

    /** {@return how many connections are open at this moment} */
    public int connections() {
        return open.size();
    }

    /** {@return how many round trips there have been since the beginning, on all connections} */
    public int roundTrips() {
        return conditions.roundTrips();
    }

    private void welcome() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            LinkConnection linked = new LinkConnection(client, source, target, conditions, open::remove);
            open.add(linked);
            linked.start();
        }
    }

    /** Break off all connections and take no more. Does nothing the second time. */
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The link to " + target + " cannot be closed", e);
        } finally {
            conditions.close();
            sever();
        }
    }
}
