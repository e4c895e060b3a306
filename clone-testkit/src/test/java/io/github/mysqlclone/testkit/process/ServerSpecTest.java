package io.github.mysqlclone.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

    @Test
    void takesSuchAnOptionForADirectoryThatExists() {
        ServerSpec spec = ServerSpec.standard().dataDirectory(Path.of("clone")).option("innodb_page_size", "8k");

        assertThat(spec.runningOptions().value("innodb_page_size")).contains("8k");
        assertThat(spec.dataDirectory().orElseThrow()).isAbsolute();
    }

    @Test
    void staysAsItIs() {
        ServerSpec spec = ServerSpec.standard();

        ServerSpec changed =
                spec.unsupervised().port(3306).option("max_connections", "5").without("log_bin");

        assertThat(spec.isSupervised()).isTrue();
        assertThat(spec.port()).isEmpty();
        assertThat(spec.runningOptions().contains("max_connections")).isFalse();
        assertThat(changed.isSupervised()).isFalse();
        assertThat(changed.port()).hasValue(3306);
        assertThat(changed.runningOptions().contains("log_bin")).isFalse();
    }

    @Test
    void listsEveryAddressToBindTo() {
        assertThat(ServerSpec.standard()
                        .alsoBindTo("127.0.0.2")
                        .alsoBindTo("::1")
                        .runningOptions()
                        .value("bind_address"))
                .contains("127.0.0.1,127.0.0.2,::1");
    }
}
