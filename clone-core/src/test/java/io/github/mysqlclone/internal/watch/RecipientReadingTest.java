package io.github.mysqlclone.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"1040, true", "3032, true", "1053, false", "0, false"})
    void takesTheServersOwnRefusalForASignThatItRuns(int number, boolean isAnswer) {
        SQLException said = new SQLException("refused", "08004", number);
        ServerConnectionException cause = new ServerConnectionException(
                MySqlServer.at("db2", 3306).login("admin", "G3heim"),
                "refused",
                ServerError.of(said).orElse(null),
                said);

        assertThat(new RecipientReading.Unreachable(cause).isAnswer()).isEqualTo(isAnswer);
    }
}
