package io.github.mysqlclone.testkit.it.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag(Lane.CORE)
class KnownErrorIT {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = ServerSpec.standard().start();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    /** The client's own errors, from 2000 on, are not in the server's table. */
    static KnownError[] serverErrors() {
        return Arrays.stream(KnownError.values())
                .filter(error -> error.symbol().startsWith("ER_"))
                .toArray(KnownError[]::new);
    }

    @ParameterizedTest
    @MethodSource("serverErrors")
    void bearsTheServersOwnSymbol(KnownError error) throws SQLException {
        assertThat(Sql.value(
                        server,
                        "SELECT ERROR_NAME FROM performance_schema.events_errors_summary_global_by_error"
                                + " WHERE ERROR_NUMBER = " + error.number()))
                .isEqualTo(error.symbol());
    }
}
