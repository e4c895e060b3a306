package io.github.mysqlclone.examples.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A group of one member, as a test of an application against Group Replication needs it: its rules hold from the first member on. */
@Tag("full-lane")
class GroupReplicationIT {

    private static final String MEMBERS =
            "SELECT CONCAT(MEMBER_STATE, ' ', MEMBER_ROLE)" + " FROM performance_schema.replication_group_members";

    @Test
    void makesAServerThePrimaryOfAGroup() throws IOException, SQLException {
        String name = UUID.randomUUID().toString();
        String address = "127.0.0.1:" + freePort();
        ServerSpec member = ServerSpec.standard()
                .plugin("group_replication.so")
                .option("loose_group_replication_group_name", name)
                .option("loose_group_replication_local_address", address)
                .option("loose_group_replication_group_seeds", address)
                .option("loose_group_replication_start_on_boot", "OFF")
                .option("report_host", "127.0.0.1");
        try (TestServer server = member.start()) {
            server.execute(
                    "SET GLOBAL group_replication_bootstrap_group = ON",
                    "START GROUP_REPLICATION",
                    "SET GLOBAL group_replication_bootstrap_group = OFF",
                    "CREATE DATABASE shop");

            assertThat(server.value(MEMBERS)).contains("ONLINE PRIMARY");
            assertThat(server.value("SELECT @@GLOBAL.gtid_executed").orElse("")).startsWith(name);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
