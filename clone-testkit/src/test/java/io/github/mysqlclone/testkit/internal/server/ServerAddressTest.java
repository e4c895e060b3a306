package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerAddressTest {

    @Test
    void saysAtOnceThatThereIsNoDriver() throws SQLException {
        List<Driver> drivers = DriverManager.drivers()
                .filter(driver -> driver.getClass().getName().startsWith("com.mysql."))
                .toList();
        for (Driver driver : drivers) {
            DriverManager.deregisterDriver(driver);
        }
        try {
            assertThatExceptionOfType(TestkitException.class)
                    .isThrownBy(ServerAddress::requireDriver)
                    .withMessageContaining("com.mysql:mysql-connector-j")
                    .withMessageContaining("/clone-testkit/target/");
        } finally {
            for (Driver driver : drivers) {
                DriverManager.registerDriver(driver);
            }
        }
        assertThatCode(ServerAddress::requireDriver).doesNotThrowAnyException();
    }
}
