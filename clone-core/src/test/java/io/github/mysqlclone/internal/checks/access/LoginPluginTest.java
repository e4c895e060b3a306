package io.github.mysqlclone.internal.checks.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.preflight.CheckId;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether the recipient will have the plugin by which the account for afterwards logs in. */
class LoginPluginTest {

    private static final String PLUGIN = "mysql_native_password";
    private static final String LIBRARY = "mysql_native_password.so";

    private static SampleFacts loggingInBy(Fact<String> plugin) {
        return SampleFacts.replacing().login(new LoginAtDonor.Admitted("app", true).by(plugin));
    }

    private static SampleFacts with(Consumer<SampleServer> recipient) {
        return loggingInBy(Fact.of(PLUGIN)).recipient(recipient);
    }

    @Test
    void itIsRefusedWhereTheRecipientDoesNotLoadIt() {
        assertThat(loggingInBy(Fact.of(PLUGIN))
                        .finding(CheckId.ACCOUNT_AFTER_RESTART)
                        .errorNumber())
                .hasValue(1524);
    }

    @Test
    void itIsRefusedWhereOnlyTheOldTableLoadsIt() {
        assertThat(with(server -> server.plugin(PLUGIN, LIBRARY).installed(PLUGIN))
                        .finding(CheckId.ACCOUNT_AFTER_RESTART)
                        .errorNumber())
                .hasValue(1524);
    }

    @Test
    void itIsFineWhereAnOptionLoadsIt() {
        with(server -> server.plugin(PLUGIN, LIBRARY)).passes(CheckId.ACCOUNT_AFTER_RESTART);
        with(server -> server.plugin(PLUGIN, LIBRARY).installed(PLUGIN))
                .optionFile(new OptionNames(Set.of("plugin_load_add"), Set.of(), Set.of(LIBRARY), Map.of()))
                .passes(CheckId.ACCOUNT_AFTER_RESTART);
    }

    @Test
    void itIsFineWhereItComesWithTheDonorsTable() {
        loggingInBy(Fact.of(PLUGIN))
                .donor(server -> server.installed("MYSQL_NATIVE_PASSWORD"))
                .passes(CheckId.ACCOUNT_AFTER_RESTART);
    }

    @Test
    void itIsUnknownWhereNobodySaysWhichItIs() {
        assertThat(loggingInBy(Fact.unknown("nobody says")).unknown(CheckId.ACCOUNT_AFTER_RESTART))
                .contains("nobody says");
    }
}
