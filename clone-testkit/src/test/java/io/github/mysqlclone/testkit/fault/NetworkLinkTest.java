package io.github.mysqlclone.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.testkit.it.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
class NetworkLinkTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private ServerSocket echo;
    private NetworkLink link;

    @BeforeEach
    void listen() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        LinkConnection.inBackground("echo", () -> {
            while (!echo.isClosed()) {
                Socket peer = echo.accept();
                LinkConnection.inBackground(
                        "echo-peer", () -> peer.getInputStream().transferTo(peer.getOutputStream()));
            }
        });
        link = NetworkLink.to(echo.getInetAddress().getHostAddress(), echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        echo.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(link.host(), link.port());
        socket.setSoTimeout((int) SOON.toMillis());
        return socket;
    }

    private static int echoed(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        return socket.getInputStream().read();
    }

    @Test
    void carriesBothWays() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 7)).isEqualTo(7);
            assertThat(link.connections()).isEqualTo(1);
        }
        Await.until("the connection to go", SOON, () -> link.connections() == 0);
    }

    @Test
    void holdsUpEverythingWhileItIsCutAndThenLetsItPass() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);
            link.cut();
            socket.getOutputStream().write(2);
            socket.setSoTimeout(200);

            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());

            socket.setSoTimeout((int) SOON.toMillis());
            link.restore();
            assertThat(socket.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void breaksOffWhatIsOpenAndLetsNewConnectionsThrough() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);

            link.sever();

            Await.until("the end of the connection", SOON, () -> isBroken(socket));
        }
        try (Socket next = connect()) {
            assertThat(echoed(next, 3)).isEqualTo(3);
        }
    }

    private static boolean isBroken(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void makesEachRoundTripLonger() throws IOException {
        link.delay(Duration.ofMillis(100));
        long begin = System.nanoTime();
        try (Socket socket = connect()) {
            echoed(socket, 1);
            echoed(socket, 2);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(link.roundTrips()).isEqualTo(3);
    }

    @Test
    void letsOnlySoMuchPass() throws IOException {
        link.limit(100_000);
        long begin = System.nanoTime();
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[50_000]);
            assertThat(socket.getInputStream().readNBytes(50_000)).hasSize(50_000);
            echoed(socket, 1);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void keepsTheRateFromTheFirstByteOn() throws IOException {
        link.limit(2_000);
        long begin = System.nanoTime();
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[1_000]);
            assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(95));
    }

    @Test
    void letsWhatWaitsPassOnceTheLimitIsLifted() throws IOException {
        link.limit(20);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(new byte[60_000]);
            socket.getInputStream().readNBytes(1);

            link.limit(0);

            assertThat(socket.getInputStream().readNBytes(59_999)).hasSize(59_999);
        }
    }

    @Test
    void letsWhatWaitsPassOnceTheDelayIsLifted() throws IOException {
        link.delay(Duration.ofHours(1));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(7);
            Await.until("the round trip to be waited for", SOON, () -> link.roundTrips() == 1);

            link.delay(Duration.ZERO);

            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }
    }

    @Test
    void isEnteredWhereTheServersListen() {
        assertThat(link.host()).isEqualTo("127.0.0.1");
    }

    @Test
    void endsWhatWaitsWhenItIsClosed() throws IOException {
        try (Socket socket = connect()) {
            assertThat(echoed(socket, 1)).isEqualTo(1);
            link.cut();
            link.close();

            assertThat(isBroken(socket)).isTrue();
            // The system shuts the door when the thread that waits at it has gone.
            Await.until("the door to be shut", SOON, this::isShut);
        }
    }

    private boolean isShut() {
        try (Socket socket = connect()) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link.delay(Duration.ofMillis(-1)))
                .withMessageContaining("roundTrip");
        assertThatIllegalArgumentException().isThrownBy(() -> link.limit(-1)).withMessageContaining("bytesPerSecond");
    }

    /** Elsewhere a machine has 127.0.0.1 only. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void comesFromAnotherAddressIfAsked() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                NetworkLink elsewhere =
                        NetworkLink.to(server.getInetAddress().getHostAddress(), server.getLocalPort())) {
            elsewhere.comeFrom("127.0.0.2");

            try (Socket socket = new Socket(elsewhere.host(), elsewhere.port());
                    Socket seen = server.accept()) {
                assertThat(socket.isConnected()).isTrue();
                assertThat(seen.getInetAddress().getHostAddress()).isEqualTo("127.0.0.2");
            }
        }
    }

    @Test
    void refusesToComeFromANameOrFromWhatIsNoAddress() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link.comeFrom("localhost"))
                .withMessageContaining("localhost");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> link.comeFrom("no address"))
                .withMessageContaining("no address");
    }
}
