package io.github.mysqlclone.testkit.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortReservationTest {

    private int port;

    /** One that no other run of this test has at the same time. */
    @BeforeEach
    void findAPort() throws SocketException {
        try (DatagramSocket free = new DatagramSocket()) {
            port = free.getLocalPort();
        }
    }

    @Test
    void isGivenToOneOnly() throws Exception {
        try (PortReservation first = PortReservation.tryTake(port).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThat(PortReservation.tryTake(port)).isEmpty();
        }
        PortReservation.tryTake(port).orElseThrow().close();
    }

    /** The server comes first here: a port that is free for datagrams may be that of anybody's connection. */
    @Test
    void leavesThePortToTheServerOnAllInterfaces() throws Exception {
        try (ServerSocket all = new ServerSocket()) {
            all.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0));
            try (PortReservation held =
                    PortReservation.tryTake(all.getLocalPort()).orElseThrow()) {
                assertThat(held).isNotNull();
            }
        }
    }
}
