package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecipientReadingTest {

    static Stream<Arguments> causes() {
        return Stream.of(
                argumentSet("nobody listens", new ConnectException("Connection refused"), true),
                argumentSet("a proxy finds nobody", new EOFException("Can not read response from server"), true),
                argumentSet("a proxy lets go", new SocketException("Connection reset"), true),
                argumentSet("silence", new SocketTimeoutException("Connect timed out"), false),
                argumentSet("silence of the operating system's", new ConnectException("Connection timed out"), false),
                argumentSet("no way there", new NoRouteToHostException("No route to host"), false));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void tellsAServerThatIsGoneFromOneThatIsSilent(Exception cause, boolean isRefused) {
        SQLException wrapped = new SQLException("Communications link failure", "08S01", new SQLException(cause));

        assertThat(new RecipientReading.Unreachable(wrapped).isRefused()).isEqualTo(isRefused);
    }
}
