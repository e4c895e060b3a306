package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.host.PortReservation;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that the settings want the next server to have, kept for one server at a time. */
record WantedPort(int number, PortReservation reservation) implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WantedPort.class);

    /** Takes it if it is free; of an engine on another machine nobody knows that. */
    static Optional<WantedPort> takeIfFree(String host) {
        OptionalInt wanted = RunSettings.ofThisProcess().port();
        if (wanted.isEmpty() || !host.equals(ServerAddress.LOOPBACK)) {
            return Optional.empty();
        }
        int number = wanted.getAsInt();
        Optional<WantedPort> taken = ServerAddress.onLoopback(number).isFree()
                ? PortReservation.tryTake(number).map(reservation -> new WantedPort(number, reservation))
                : Optional.empty();
        if (taken.isEmpty()) {
            LOGGER.info("Port {} is taken: this server gets another one", number);
        }
        return taken;
    }

    @Override
    public void close() {
        try {
            reservation.close();
        } catch (IOException e) {
            LOGGER.debug("Cannot give back port {}: {}", number, e.toString());
        }
    }
}
