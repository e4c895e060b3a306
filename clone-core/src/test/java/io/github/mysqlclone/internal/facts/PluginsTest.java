package io.github.mysqlclone.internal.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsTest {

    private static final Plugin BUILT_IN = new Plugin("caching_sha2_password", "ACTIVE", "");
    private static final Plugin CLONE = new Plugin("clone", "ACTIVE", "mysql_clone.so");

    private static boolean mayBeOptional(String version, Plugin... more) {
        List<Plugin> all = new ArrayList<>(List.of(BUILT_IN, CLONE));
        all.addAll(List.of(more));
        return new Plugins(all).mayAdmitByOptionalOne(ServerVersion.parse(version));
    }

    @Test
    void noneIsOptionalWhereNothingButTheClonePluginIsLoaded() {
        assertThat(mayBeOptional("9.7.4")).isFalse();
        assertThat(mayBeOptional("8.4.8", new Plugin("auth_socket", "DISABLED", "auth_socket.so")))
                .isFalse();
    }

    @Test
    void oneThatIsLoadedMayBe() {
        assertThat(mayBeOptional("8.0.30", new Plugin("auth_socket", "ACTIVE", "auth_socket.so")))
                .isTrue();
    }

    @Test
    void theNativeOneIsFromTheVersionOnInWhichItIsOffByDefault() {
        Plugin nativeOne = new Plugin("mysql_native_password", "ACTIVE", "");
        assertThat(mayBeOptional("8.3.0", nativeOne)).isFalse();
        assertThat(mayBeOptional("8.4.0", nativeOne)).isTrue();
        assertThat(mayBeOptional("8.4.0", new Plugin("mysql_native_password", "DISABLED", "")))
                .isFalse();
    }
}
