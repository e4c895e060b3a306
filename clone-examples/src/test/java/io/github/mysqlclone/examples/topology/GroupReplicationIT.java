package io.github.mysqlclone.examples.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.junit.RequireMySqlVersion;
import io.github.mysqlclone.testkit.process.ServerGroupSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Group Replication on three servers: a primary and two members that follow it. */
@Tag("full-lane")
@RequireMySqlVersion(atLeast = "8.0.23") // the first that knows CHANGE REPLICATION SOURCE TO
class GroupReplicationIT {

    private static final String MEMBERS = "SELECT CONCAT(MEMBER_STATE, ' ', MEMBER_ROLE)"
            + " FROM performance_schema.replication_group_members ORDER BY MEMBER_ROLE";

    @Test
    void formsAGroupOfThreeInWhichAllHaveWhatThePrimaryWrites() throws IOException, SQLException {
        String name = UUID.randomUUID().toString();
        try (ServerGroup servers = described(name, freeAddresses(3)).start()) {
            TestServer primary = servers.donor();
            primary.execute(
                    "SET GLOBAL group_replication_bootstrap_group = ON",
                    "START GROUP_REPLICATION",
                    "SET GLOBAL group_replication_bootstrap_group = OFF",
                    "CREATE DATABASE shop");
            for (TestServer member : servers.recipients()) {
                member.execute(recovery(member.rootAccount()), "START GROUP_REPLICATION");
            }

            String written = primary.value("SELECT @@GLOBAL.gtid_executed").orElseThrow();
            assertThat(written).startsWith(name);
            for (TestServer member : servers.recipients()) {
                assertThat(member.value("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + written + "', 30)"))
                        .contains("0");
                assertThat(member.value("SHOW DATABASES LIKE 'shop'")).contains("shop");
            }
            assertThat(primary.values(MEMBERS))
                    .extracting(state -> state.orElse(""))
                    .first()
                    .isEqualTo("ONLINE PRIMARY");
            assertThat(primary.values(MEMBERS)).hasSize(3);
        }
    }

    private static ServerGroupSpec described(String name, List<String> addresses) {
        ServerGroupSpec servers = ServerGroupSpec.of(addresses.size())
                .each(server -> server.plugin("group_replication.so")
                        .option("loose_group_replication_group_name", name)
                        .option("loose_group_replication_group_seeds", String.join(",", addresses))
                        .option("loose_group_replication_start_on_boot", "OFF")
                        .option("loose_group_replication_recovery_get_public_key", "ON")
                        .option("report_host", "127.0.0.1"));
        for (int index = 0; index < addresses.size(); index++) {
            String own = addresses.get(index);
            servers = servers.server(index, server -> server.option("loose_group_replication_local_address", own));
        }
        return servers;
    }

    /** How a member gets what it has missed from another one. */
    private static String recovery(Account account) {
        return "CHANGE REPLICATION SOURCE TO SOURCE_USER = '" + account.user() + "', SOURCE_PASSWORD = '"
                + account.password().reveal() + "' FOR CHANNEL 'group_replication_recovery'";
    }

    /** Open all at once, so that none is given twice. */
    private static List<String> freeAddresses(int number) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int count = 0; count < number; count++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream()
                    .map(socket -> "127.0.0.1:" + socket.getLocalPort())
                    .toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
