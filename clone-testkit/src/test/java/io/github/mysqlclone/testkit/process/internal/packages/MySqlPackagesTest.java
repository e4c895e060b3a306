package io.github.mysqlclone.testkit.process.internal.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MySqlPackagesTest {

    private static final OfferedPackage OLD = new OfferedPackage("-8.0", "8.0.45-0ubuntu1");
    private static final OfferedPackage USUAL = new OfferedPackage("", "1:8.4.8-1");
    private static final OfferedPackage NEWEST = new OfferedPackage("-10.10", "10.10.2~rc-1");

    @Test
    void takesNoPackageThatOnlyStartsLikeIt() {
        assertThat(MySqlPackages.suffixes(List.of(
                        "mysql-server-core",
                        "mysql-server-core-8.0",
                        "mysql-server-core-dbgsym",
                        "mysql-server-core-8.0-debug")))
                .containsExactly("", "-8.0");
    }

    @Test
    void takesTheNewestOfSeveralVersions() {
        assertThat(MySqlPackages.choose(List.of(OLD, NEWEST, USUAL), version -> true))
                .contains(NEWEST);
    }

    @Test
    void takesTheVersionThatIsAskedForAndNoOther() {
        List<OfferedPackage> offered = List.of(OLD, NEWEST, USUAL);
        assertThat(MySqlPackages.choose(offered, version -> version.startsWith("8.0.")))
                .contains(OLD);
        assertThat(MySqlPackages.choose(offered, version -> version.startsWith("9.")))
                .isEmpty();
    }

    @Test
    void readsMySqlsVersionOutOfTheDistributions() {
        assertThat(List.of(OLD.version(), USUAL.version(), NEWEST.version()))
                .containsExactly("8.0.45", "8.4.8", "10.10.2");
        assertThat(new OfferedPackage("", "unknown").version()).isEqualTo("0.0.0");
    }
}
