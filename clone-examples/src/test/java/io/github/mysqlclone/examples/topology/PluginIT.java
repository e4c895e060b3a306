package io.github.mysqlclone.examples.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.junit.MySqlExtension;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with a plugin more: accounts that nobody logs in as, which own views and routines. */
@Tag("full-lane")
class PluginIT {

    @RegisterExtension
    static final MySqlExtension MYSQL = MySqlExtension.standard().server(server -> server.plugin("mysql_no_login.so"));

    @Test
    void letsNobodyInAsTheOwnerOfViews(TestServer server) throws SQLException {
        server.execute("CREATE USER 'owner'@'%' IDENTIFIED WITH mysql_no_login");

        assertThat(server.value("SELECT PLUGIN_STATUS FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone'"))
                .as("the kit's own plugin is there as well")
                .contains("ACTIVE");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> server.dataSource("", Account.of("owner", "any"))
                        .getConnection()
                        .close());
    }
}
