package io.github.mysqlclone.testkit.it.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.container.ContainerServerSpec;
import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.junit.MySqlTest;
import io.github.mysqlclone.testkit.junit.Recipient;
import io.github.mysqlclone.testkit.junit.RequireMySqlVersion;
import io.github.mysqlclone.testkit.junit.WithReplica;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same annotations where servers run in containers. */
@Tag(Lane.FULL)
@NeedsContainers
class ContainersIT {

    private static final String BACKEND = "clone.testkit.backend";
    private static final String DATA_IN_A_CONTAINER = "/var/lib/mysql";

    private final String backendBefore = System.getProperty(BACKEND, "");

    @BeforeEach
    void askForContainers() {
        System.setProperty(BACKEND, "container");
    }

    @AfterEach
    void askForWhatWasAskedForBefore() {
        System.setProperty(BACKEND, backendBefore);
    }

    @Test
    void runsADonorOnATemplateAndItsReplica() {
        JUnitEngine.run(Following.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest(template = Orders.class)
    @WithReplica
    static class Following {

        @Test
        void holdsTheSame(TestServer donor, @Recipient TestServer replica) throws SQLException {
            assertThat(donor.dataDirectory()).isEqualTo(DATA_IN_A_CONTAINER);
            assertThat(replica.dataDirectory()).isEqualTo(DATA_IN_A_CONTAINER);
            assertThat(Sql.value(replica, Orders.COUNT)).isEqualTo("2");
        }
    }

    @Test
    void runsAnEmptyServer() {
        JUnitEngine.run(Empty.class).testEvents().assertStatistics(events -> events.succeeded(1));
    }

    @MySqlTest
    static class Empty {

        @Test
        void isInAContainer(TestServer server) throws SQLException {
            assertThat(server.dataDirectory()).isEqualTo(DATA_IN_A_CONTAINER);
            assertThat(Sql.value(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void comparesTheVersionOfTheImage() {
        String version = ContainerServerSpec.standard().mysqlVersion();

        JUnitEngine.run(OfTheFuture.class)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, skippedWithReason("MySQL is " + version + ", and the test needs 99.1 or newer"));
    }

    static class OfTheFuture {
        @Test
        @RequireMySqlVersion(atLeast = "99.1")
        void needsANewerOne() {
            throw new AssertionError("must not run");
        }
    }
}
