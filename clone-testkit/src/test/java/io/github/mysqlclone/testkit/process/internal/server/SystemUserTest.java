package io.github.mysqlclone.testkit.process.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemUserTest {

    /** As on a mount that gives what root writes to somebody else. */
    @Test
    void isWhoRunsThisJvmAndNotWhoOwnsTheFolder(@TempDir Path folder) throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a folder away");
        Files.setAttribute(folder, "unix:uid", 65_534);

        SystemUser user = SystemUser.of(folder);

        assertThat(user.id()).isZero();
        assertThat(user.addTo(ServerOptions.none()).value("user")).contains("root");
    }

    @Test
    void isNotNamedUnlessItIsRoot() {
        assertThat(new SystemUser(1000).addTo(ServerOptions.none()).contains("user"))
                .isFalse();
    }
}
