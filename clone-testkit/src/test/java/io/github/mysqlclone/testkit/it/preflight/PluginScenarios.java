package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.LIBRARIES_PRESENT;
import static io.github.mysqlclone.preflight.CheckId.PLUGINS_PRESENT;
import static io.github.mysqlclone.preflight.CheckId.PLUGIN_ACTIVE;
import static io.github.mysqlclone.preflight.CheckId.PLUGIN_SURVIVES;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The clone plugin itself, and the others that the donor has. */
final class PluginScenarios {

    private static final String CLONE_LIBRARY = "mysql_clone.so";
    private static final String SEMISYNC_LIBRARY = "semisync_source.so";
    private static final String LOCKS_LIBRARY = "locking_service.so";

    private static final Faults.Sqls INSTALLED =
            Faults.sql(RECIPIENT, "INSTALL PLUGIN clone SONAME '" + CLONE_LIBRARY + "'");
    private static final Fault SEMISYNC = Faults.sql(
                    DONOR, "INSTALL PLUGIN rpl_semi_sync_source SONAME '" + SEMISYNC_LIBRARY + "'")
            .undo("UNINSTALL PLUGIN rpl_semi_sync_source");

    private static final Fault COMPONENT = Faults.sql(DONOR, "INSTALL COMPONENT 'file://component_validate_password'")
            .undo("UNINSTALL COMPONENT 'file://component_validate_password'");

    private static final Account INSTALLER = Account.of("installer", "installer-password");

    private PluginScenarios() {}

    static List<ScenarioGroup> groups(Path scratch) throws IOException {
        Path fewPlugins = Files.createDirectories(scratch.resolve("plugins"));
        return List.of(
                ScenarioGroup.of(
                        "a recipient that is not told to load the plugin",
                        ClonePairSpec.standard().recipient(server -> server.without("plugin_load_add")),
                        Scenario.directory("no plugin").failsWith(PLUGIN_ACTIVE, 1524),
                        Scenario.replace("no plugin").failsWith(PLUGIN_ACTIVE, 1524),
                        Scenario.directory("installed")
                                .when(INSTALLED.undo("UNINSTALL PLUGIN clone"))
                                .completes(PLUGIN_SURVIVES),
                        // The copy comes up without the plugin, which can be installed again.
                        Scenario.replace("installed here only, by somebody who may do so again")
                                .when(INSTALLED)
                                .when(States.account(DONOR, INSTALLER, "", "CLONE_ADMIN, INSERT"))
                                .when(States.account(RECIPIENT, INSTALLER, "", "CLONE_ADMIN, INSERT"))
                                .login(INSTALLER)
                                .completesNoted(PLUGIN_SURVIVES),
                        Scenario.replace("installed here only, by somebody else")
                                .stricterThanServer(PLUGIN_SURVIVES),
                        Scenario.replace("installed here only, and read-only after the restart")
                                .when(Faults.sql(RECIPIENT, "SET PERSIST_ONLY super_read_only = ON"))
                                .stricterThanServer(PLUGIN_SURVIVES, ServerWord.Silent.class)),
                ScenarioGroup.of(
                        "a donor that is not told to load the plugin",
                        ClonePairSpec.standard().donor(server -> server.without("plugin_load_add")),
                        Scenario.directory("no plugin on the donor").failsWith(PLUGIN_ACTIVE, 1524),
                        Scenario.local("no plugin").failsWith(PLUGIN_ACTIVE, 1524),
                        Scenario.replace("installed on the donor, loaded by option on the recipient")
                                .when(Faults.sql(DONOR, "INSTALL PLUGIN clone SONAME '" + CLONE_LIBRARY + "'"))
                                .completes(PLUGIN_SURVIVES)),
                ScenarioGroup.of(
                        "a plugin that only the donor has",
                        ClonePairSpec.standard(),
                        Scenario.directory("its library lies ready on the recipient")
                                .needs(Need.library(SEMISYNC_LIBRARY))
                                .when(SEMISYNC)
                                .completes(PLUGINS_PRESENT),
                        Scenario.replace("a component whose library lies ready on the recipient")
                                .when(COMPONENT)
                                .completesNoted(LIBRARIES_PRESENT)),
                ScenarioGroup.of(
                        "a plugin that only the donor could have",
                        ClonePairSpec.standard()
                                .recipient(server -> server.option("plugin_dir", onlyClone(fewPlugins))),
                        Scenario.replace("the recipient lacks the library of a component")
                                .when(COMPONENT)
                                .completesNoted(LIBRARIES_PRESENT),
                        Scenario.replace("the recipient lacks the library of a function")
                                .needs(Need.library(LOCKS_LIBRARY))
                                .when(Faults.sql(
                                                DONOR,
                                                "CREATE FUNCTION service_get_read_locks RETURNS INTEGER SONAME '"
                                                        + LOCKS_LIBRARY + "'")
                                        .undo("DROP FUNCTION service_get_read_locks"))
                                .completesNoted(LIBRARIES_PRESENT),
                        Scenario.directory("the recipient lacks its library")
                                .needs(Need.library(SEMISYNC_LIBRARY))
                                .when(SEMISYNC)
                                .failsWith(PLUGINS_PRESENT, 3870),
                        Scenario.directory("it is not loaded").completes(PLUGINS_PRESENT)));
    }

    /** A folder of plugins with nothing but this one; it is filled when the server is about to start. */
    private static String onlyClone(Path folder) {
        Path link = folder.resolve(CLONE_LIBRARY);
        if (!Files.exists(link)) {
            try {
                Files.createSymbolicLink(
                        link, MySqlSource.standard().require().pluginDirectory().resolve(CLONE_LIBRARY));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder.toString();
    }
}
