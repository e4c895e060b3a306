package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.cache.KitCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootAccountTest {

    @TempDir
    private Path folder;

    @Test
    void hasAPasswordThatIsKeptForItsOwnerAlone() throws IOException {
        KitCache cache = KitCache.in(folder.resolve("cache"));
        String password = cache.secret("root-password");

        assertThat(password).matches("[0-9a-f]{32}");
        assertThat(cache.secret("root-password")).isEqualTo(password);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("cache/root-password"))))
                .isEqualTo("rw-------");
        assertThat(KitCache.in(folder.resolve("other")).secret("root-password")).isNotEqualTo(password);
    }

    @Test
    void isKnownByItsDataWithoutTellingThePassword() {
        String password = RootAccount.account().password().reveal();

        assertThat(RootAccount.statements()).contains(password);
        assertThat(RootAccount.fingerprint()).startsWith("root account ").doesNotContain(password);
        assertThat(RootAccount.account().toString()).doesNotContain(password);
    }
}
