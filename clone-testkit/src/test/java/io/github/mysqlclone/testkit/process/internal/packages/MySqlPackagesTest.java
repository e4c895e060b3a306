package io.github.mysqlclone.testkit.process.internal.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlPackagesTest {

    @Test
    void prefersTheNameWithoutAVersion() {
        assertThat(MySqlPackages.choose(List.of("mysql-server-core-8.0", "mysql-server-core")))
                .contains(List.of("mysql-server-core", "mysql-client-core"));
    }

    @Test
    void prefersTheNewestOfSeveralVersions() {
        assertThat(MySqlPackages.choose(
                        List.of("mysql-server-core-8.4", "mysql-server-core-10.2", "mysql-server-core-10.10")))
                .contains(List.of("mysql-server-core-10.10", "mysql-client-core-10.10"));
    }

    @Test
    void takesNoPackageThatOnlyStartsLikeIt() {
        assertThat(MySqlPackages.choose(List.of("mysql-server-core-dbgsym", "mysql-server-core-8.0-debug")))
                .isEmpty();
    }
}
