package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.internal.server.ServerUuid;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class ServerAddressIT {

    @Test
    void takesNoOtherServerForTheOneThatIsMeant() throws SQLException {
        try (TestServer server = ServerSpec.standard().start()) {
            ServerAddress address = ServerAddress.onLoopback(server.port());
            String meant = UUID.randomUUID().toString();

            assertThat(address.objection(Optional.of(meant)))
                    .get()
                    .asString()
                    .contains("another server answers at 127.0.0.1:" + server.port(), meant);
            assertThat(address.objection(ServerUuid.in(Path.of(server.dataDirectory()))))
                    .isEmpty();
            assertThat(ServerUuid.in(Path.of(server.dataDirectory())))
                    .contains(Sql.value(server, "SELECT @@server_uuid"));
            assertThat(address.objection(Optional.empty())).isEmpty();
        }
    }

    @Test
    void reachesAServerThatCutsAnswers() throws SQLException {
        try (TestServer server = ServerSpec.standard().start()) {
            ServerAddress address = ServerAddress.onLoopback(server.port());

            server.execute("SET GLOBAL sql_select_limit = 0");

            assertThat(address.objection(ServerUuid.in(Path.of(server.dataDirectory()))))
                    .isEmpty();
        }
    }
}
