package io.github.mysqlclone.internal.checks.rule;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.ServerCapabilities;
import java.util.Optional;
import java.util.Set;

/**
 * Which plugins the recipient has once it starts on the copy: those of its own that no table lists, be they built in or
 * loaded by an option, and those of the donor's {@code mysql.plugin}.
 */
public final class PluginsAfterRestart {

    private PluginsAfterRestart() {}

    /** Return whether it has this one, whatever the letter case of its name. */
    public static Fact<Boolean> has(Subject subject, String name) {
        Fact<Boolean> stays = subject.recipient()
                .server()
                .plugins()
                .flatMap(plugins -> plugins.named(name)
                        .filter(Plugin::isActive)
                        .map(plugin -> stays(subject, plugin))
                        .orElseGet(() -> Fact.of(false)));
        return stays.flatMap(own -> own
                ? Fact.of(true)
                : subject.donorServer()
                        .flatMap(server -> server.details().inventory().installedPlugins())
                        .map(names -> holds(names, name)));
    }

    private static Fact<Boolean> stays(Subject subject, Plugin plugin) {
        ServerCapabilities here = subject.recipient().server().details().inventory();
        return plugin.library().isEmpty() || isLoadedByOption(subject, Optional.of(plugin))
                ? Fact.of(true)
                : here.installedPlugins().map(names -> !holds(names, plugin.name()));
    }

    /** Return whether an option file of the recipient loads it, whatever its table says. */
    public static boolean isLoadedByOption(Subject subject, Optional<Plugin> plugin) {
        return subject.recipient()
                .host()
                .flatMap(HostFiles::options)
                .known()
                .filter(names -> plugin.map(Plugin::library)
                        .filter(names.libraries()::contains)
                        .isPresent())
                .isPresent();
    }

    private static boolean holds(Set<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }
}
