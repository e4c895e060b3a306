package io.github.mysqlclone.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSpecTest {

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65_536})
    void refusesAPortOutOfRange(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSpec.standard().port(port))
                .withMessageContaining("port is " + port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"innodb_page_size", "innodb-data-file-path", "LOWER_CASE_TABLE_NAMES"})
    void refusesAnOptionThatComesTooLateForTheDataDirectory(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSpec.standard().option(name, "1"))
                .withMessageContaining(name)
                .withMessageContaining("initialiseOption");
    }

    @ParameterizedTest
    @ValueSource(strings = {"datadir", "PORT", "log-error", "loose_tmpdir"})
    void refusesAnOptionThatIsTheKits(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSpec.standard().option(name, "1"))
                .withMessageContaining(name)
                .withMessageContaining("is the kit's to set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSpec.standard().initialiseOption(name, "1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerSpec.standard().flag(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log_bin=/data/binlog",
                "log-bin-index=../binlog.index",
                "relay_log=/data/relay",
                "loose_relay_log_index=/data/relay.index",
                "general_log_file=/data/general.log",
                "slow_query_log_file=logs/../../slow.log",
                "innodb_undo_directory=/data/undo",
                "innodb_log_group_home_dir=/data/redo",
                "innodb_data_home_dir=/data",
                "innodb_doublewrite_dir=/data/doublewrite",
                "innodb_temp_tablespaces_dir=/data/temp",
                "innodb_temp_data_file_path=/data/ibtmp1:12M:autoextend",
                "innodb_directories=own;/data/tables",
                "innodb_redo_log_archive_dirs=label:/backup"
            })
    void refusesAnOptionByWhichCopiesWriteElsewhere(String text) {
        ServerOption option = ServerOption.parse(text);
        ServerSpec fresh = ServerSpec.standard().with(option);
        ServerSpec copy = ServerSpec.standard().copyOfDataDirectory(Path.of("original"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> copy.with(option))
                .withMessageContaining(option.name())
                .withMessageContaining("dataDirectory(Path)");
        assertThatIllegalArgumentException().isThrownBy(() -> fresh.copyOfDataDirectory(Path.of("original")));
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessCopies(fresh));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlTemplate.empty().server(server -> server.with(option)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log_bin=mysql-bin", "plugin_dir=/data/plugins", "ssl_ca=/data/ca.pem", "init_file=/data/a.sql"})
    void takesOptionsForCopiesByWhichNothingIsWrittenElsewhere(String text) {
        ServerOption option = ServerOption.parse(text);

        assertThat(ServerSpec.standard()
                        .copyOfDataDirectory(Path.of("original"))
                        .with(option)
                        .plan()
                        .runningOptions()
                        .value(option.name()))
                .isEqualTo(option.value());
    }

    @Test
    void takesSuchAnOptionForADirectoryThatExists() {
        ServerSpec spec = ServerSpec.standard().dataDirectory(Path.of("clone")).option("innodb_page_size", "8k");

        assertThat(spec.plan().runningOptions().value("innodb_page_size")).contains("8k");
        assertThat(spec.plan().dataDirectory().orElseThrow().directory()).isAbsolute();
    }

    @Test
    void staysAsItIs() {
        ServerSpec spec = ServerSpec.standard();

        ServerSpec changed =
                spec.unsupervised().port(3306).option("max_connections", "5").without("log_bin");

        assertThat(spec.plan().supervised()).isTrue();
        assertThat(spec.plan().port()).isEmpty();
        assertThat(spec.plan().runningOptions().contains("max_connections")).isFalse();
        assertThat(changed.plan().supervised()).isFalse();
        assertThat(changed.plan().port()).hasValue(3306);
        assertThat(changed.plan().runningOptions().contains("log_bin")).isFalse();
    }

    @Test
    void listsEveryAddressToBindTo() {
        assertThat(ServerSpec.standard()
                        .alsoBindTo("127.0.0.2")
                        .alsoBindTo("::1")
                        .plan()
                        .runningOptions()
                        .value("bind_address"))
                .contains("127.0.0.1,127.0.0.2,::1");
    }
}
