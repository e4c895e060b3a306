package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerOptionsTest {

    @Test
    void writesAnOptionFileInTheOrderGiven() {
        ServerOptions options = ServerOptions.none()
                .with("port", "3306")
                .withFlag("skip_log_bin")
                .with("socket", "");

        assertThat(options.optionFile()).isEqualTo("""
                [mysqld]
                port="3306"
                skip_log_bin
                socket=""
                """);
    }

    @Test
    void quotesWhatAnOptionFileWouldMisread() {
        assertThat(ServerOptions.none()
                        .with("init_connect", "a \"b\" # \\ \t\r\n")
                        .optionFile())
                .contains("init_connect=\"a \\\"b\\\" # \\\\ \\t\\r\\n\"\n");
    }

    @Test
    void takesTheLastOfTwoSpellings() {
        ServerOptions options = ServerOptions.none()
                .with("max_connections", "1")
                .with("MAX-Connections", "2")
                .with("loose_max_connections", "3");

        assertThat(options.optionFile()).isEqualTo("[mysqld]\nloose_max_connections=\"3\"\n");
        assertThat(options.value("max-connections")).contains("3");
        assertThat(options.without("max_connections").contains("max_connections"))
                .isFalse();
    }

    @Test
    void addsPluginsUpAndNamesEachOnce() {
        ServerOptions options = ServerOptions.none()
                .with("plugin_load_add", "mysql_clone.so")
                .with("plugin-load-add", "semisync_source.so; mysql_clone.so")
                .with(ServerOptions.none().with("plugin_load_add", "group_replication.so"));

        assertThat(options.value("plugin_load_add")).contains("mysql_clone.so;semisync_source.so;group_replication.so");
        assertThat(options.without("plugin_load_add")
                        .with("plugin_load_add", "keyring_udf.so")
                        .value("plugin_load_add"))
                .contains("keyring_udf.so");
    }

    @Test
    void keepsThePluginsBeforeAnOptionThatDropsThemForTheServer() {
        ServerOptions options = ServerOptions.none()
                .with("plugin_load_add", "mysql_clone.so")
                .with("loose-plugin-load", "rpl_semi_sync_source=semisync_source.so");

        assertThat(options.optionFile())
                .isEqualTo("[mysqld]\nplugin_load_add=\"mysql_clone.so;rpl_semi_sync_source=semisync_source.so\"\n");
    }

    @Test
    void staysAsItIs() {
        ServerOptions options = ServerOptions.none().with("port", "1");

        ServerOptions changed = options.with("port", "2").withFlag("skip_log_bin");

        assertThat(options.optionFile()).isEqualTo("[mysqld]\nport=\"1\"\n");
        assertThat(changed.contains("skip_log_bin")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--port", "port=1", "port\nuser", " port", "9port"})
    void refusesWhatIsNoName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerOptions.none().with(name, "1"))
                .withMessageContaining("'" + name + "'");
    }

    @Test
    void refusesANulCharacterInAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerOptions.none().with("datadir", "/a\0b"))
                .withMessageContaining("datadir");
    }
}
