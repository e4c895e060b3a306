package io.github.mysqlclone.testkit.it.contract;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three servers, each of which can clone from any other. */
abstract class GroupContract {

    private static final Duration SOON = Duration.ofSeconds(30);

    abstract BackendUnderTest way();

    @Test
    void clonesFromServerToServerWithNothingButTheStatement() throws SQLException {
        try (ServerGroup group = way().backend().createGroup(3)) {
            TestServer child = group.recipients().get(0);
            TestServer grandchild = group.recipients().get(1);
            group.donor().execute("CREATE DATABASE shop");

            clone(group, child, group.hostForOthers(group.donor()), group.portForOthers(group.donor()));
            clone(group, grandchild, group.hostForOthers(child), group.portForOthers(child));

            assertThat(group).hasSameDataAs(group.donor());
            assertThat(Sql.value(child, "SELECT @@GLOBAL.clone_valid_donor_list"))
                    .as("what it knows after its restart")
                    .contains(
                            group.hostForOthers(group.donor()) + ":" + group.portForOthers(group.donor()),
                            group.hostForOthers(grandchild) + ":" + group.portForOthers(grandchild));
        }
    }

    @Test
    void hasDistinctServersOfWhoseSetUpNothingIsInTheBinaryLogs() throws SQLException {
        try (ServerGroup group = way().backend().createGroup(3)) {
            List<String> identities = new ArrayList<>();
            for (TestServer server : group.servers()) {
                identities.add(Sql.value(server, "SELECT CONCAT(@@server_uuid, @@server_id)"));
                assertThat(Sql.value(server, "SELECT @@GLOBAL.gtid_executed")).isEmpty();
            }

            assertThat(identities).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void letsServersReachAnotherByALinkThatCanBeCut() throws SQLException {
        try (ServerGroup group = way().backend().createGroup(3)) {
            TestServer child = group.recipients().get(0);
            NetworkLink link = group.linkTo(group.recipients().get(1));
            group.recipients().get(1).execute("CREATE DATABASE shop");

            clone(group, child, link.host(), link.port());

            assertThat(Sql.value(child, "SHOW DATABASES LIKE 'shop'")).isEqualTo("shop");
        }
    }

    private static void clone(ServerGroup group, TestServer recipient, String host, int port) throws SQLException {
        Sql.execute(
                recipient,
                group.recipientAccount(),
                "CLONE INSTANCE FROM '%s'@'%s':%d IDENTIFIED BY '%s'"
                        .formatted(
                                group.donorAccount().user(),
                                host,
                                port,
                                group.donorAccount().password().reveal()));
        Await.until(
                "the end of the clone",
                SOON,
                () -> "Completed"
                        .equals(Sql.value(
                                recipient,
                                group.recipientAccount(),
                                "SELECT state FROM performance_schema.clone_status")));
    }
}
