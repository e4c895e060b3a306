package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ServerExceptionsTest {

    private static final MySqlServer SERVER = MySqlServer.at("db1", 3306).login("admin", "Pa55");

    @Test
    void differentServerNamesBothUuidsTheAddressAndWhatToDo() {
        DifferentServerException exception = new DifferentServerException(SERVER, "uuid-before", "uuid-now");

        assertThat(exception)
                .hasMessageStartingWith("Refused to go on at db1:3306 as 'admin': server_uuid is uuid-now")
                .hasMessageContaining("this clone is about uuid-before")
                .hasMessageContaining("Give an address that always leads to that one server")
                .hasNoCause();
        assertThat(exception.getMessage()).doesNotContain("Pa55");
        assertThat(exception.expectedUuid()).isEqualTo("uuid-before");
        assertThat(exception.foundUuid()).isEqualTo("uuid-now");
        assertThat(exception.server()).isEqualTo(SERVER);
        assertThat(exception.error()).isEmpty();
    }

    @Test
    void serverConnectionKeepsWhatTheServerSaidAndTheCause() {
        SQLException cause = new SQLException("Too many connections", "08004", 1040);
        ServerError error = new ServerError(1040, "08004", "Too many connections");

        ServerConnectionException exception = new ServerConnectionException(SERVER, "Cannot use it", error, cause);

        assertThat(exception).hasMessage("Cannot use it").hasCause(cause);
        assertThat(exception.error()).contains(error);
        assertThat(exception.server()).isEqualTo(SERVER);
    }
}
