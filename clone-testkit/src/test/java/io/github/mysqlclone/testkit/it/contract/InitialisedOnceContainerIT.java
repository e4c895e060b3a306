package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an image initialises is made once and copied; its certificates tell one from another. */
@Tag(Lane.FULL)
@NeedsContainers
class InitialisedOnceContainerIT {

    @Test
    void isTheDataOfAllServersOfAnImage() throws SQLException {
        try (TestServer one = ContainerServerSpec.standard().start();
                TestServer other = ContainerServerSpec.standard()
                        .option("max_connections", "33")
                        .start()) {
            assertThat(other.caCertificate()).isEqualTo(one.caCertificate());
            assertThat(Sql.value(other, "SELECT @@server_uuid")).isNotEqualTo(Sql.value(one, "SELECT @@server_uuid"));
        }
    }

    @Test
    void isNotTheDataOfServersThatMustBeInitialisedOtherwise() {
        try (TestServer usual = ContainerServerSpec.standard().start();
                TestServer other = ContainerServerSpec.standard()
                        .option("lower_case_table_names", "1")
                        .start()) {
            assertThat(other.caCertificate()).isNotEqualTo(usual.caCertificate());
        }
    }
}
