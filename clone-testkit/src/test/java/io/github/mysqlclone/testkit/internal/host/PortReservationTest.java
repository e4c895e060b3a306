package io.github.mysqlclone.testkit.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortReservationTest {

    private static final int PORT = 17_399;

    @Test
    void isGivenToOneOnly() throws Exception {
        try (PortReservation first = PortReservation.tryTake(PORT).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(PortReservation.tryTake(PORT)).isEmpty();
        }
        PortReservation.tryTake(PORT).orElseThrow().close();
    }

    @Test
    void leavesThePortToTheServerOnAllInterfaces() throws Exception {
        try (PortReservation held = PortReservation.tryTake(PORT).orElseThrow();
                ServerSocket all = new ServerSocket()) {
            all.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), PORT));

            assertThat(held).isNotNull();
            assertThat(all.getLocalPort()).isEqualTo(PORT);
        }
    }
}
