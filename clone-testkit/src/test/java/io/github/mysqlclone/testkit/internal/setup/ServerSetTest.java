package io.github.mysqlclone.testkit.internal.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.process.installation.FakeMysqld;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSetTest {

    @TempDir
    private Path folder;

    @Test
    void hasAPoolOfItsOwnForServersThatDifferInAnything() throws IOException {
        MySqlInstallation installation = MySqlInstallation.ofExecutable(FakeMysqld.confined(folder.resolve("mysql")));
        ServerSpec server = ServerSpec.standard().source(() -> new MySqlSource.Found(installation, "a test"));
        MySqlTemplate template = MySqlTemplate.empty().server(spec -> server);
        ServerSet set = ServerSet.STANDARD.data(template);

        assertThat(List.of(
                        set.id(),
                        set.data(template.server(ServerSpec::unsupervised)).id(),
                        set.data(template.rebuiltAfter(Duration.ofDays(1))).id(),
                        set.options("sql_mode=ANSI").id(),
                        set.topology(Topology.REPLICA).id(),
                        set.topology(Topology.replicas(1)).id(),
                        set.topology(Topology.replicas(2)).id(),
                        set.schema("shop").id(),
                        set.user("app").id()))
                .doesNotHaveDuplicates();
        assertThat(set.data(template.server(ServerSpec::supervised)).id()).isEqualTo(set.id());
    }
}
