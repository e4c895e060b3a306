package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerCapabilities;
import io.github.mysqlclone.internal.facts.ServerDetails;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.Settings;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Foretells one server. */
final class ServerAfterPreparation {

    private final Optional<PluginChange> plugin;
    private final List<VariableChange> variables;
    private final List<PersistedChange> persisted;

    ServerAfterPreparation(PlannedChanges changes, Side side) {
        this.plugin = changes.of(PluginChange.class)
                .filter(change -> change.side() == side)
                .findFirst();
        this.variables = changes.of(VariableChange.class)
                .filter(change -> change.side() == side)
                .toList();
        this.persisted = changes.of(PersistedChange.class)
                .filter(change -> change.side() == side)
                .toList();
    }

    ServerFacts apply(ServerFacts now) {
        return new ServerFacts(
                now.name(),
                now.identity(),
                now.currentUser(),
                now.variables().map(variables -> variables(variables, now.version())),
                now.plugins().map(this::plugins),
                now.grants(),
                details(now.details()));
    }

    private Map<String, String> variables(Map<String, String> now, Fact<ServerVersion> version) {
        Map<String, String> then = new HashMap<>(now);
        plugin.ifPresent(installed -> PluginDefaults.of(version).forEach(then::putIfAbsent));
        variables.forEach(change -> then.put(change.name(), change.after()));
        return Map.copyOf(then);
    }

    private Plugins plugins(Plugins now) {
        if (plugin.isEmpty()) {
            return now;
        }
        List<Plugin> then = new ArrayList<>(now.all());
        then.removeIf(one -> one.name().equalsIgnoreCase(Plugins.CLONE));
        then.add(new Plugin(Plugins.CLONE, "ACTIVE", plugin.get().library()));
        return new Plugins(then);
    }

    private ServerDetails details(ServerDetails now) {
        Settings settings = now.settings();
        return new ServerDetails(
                new ServerCapabilities(
                        now.inventory().collations(),
                        installed(now.inventory().installedPlugins()),
                        now.inventory().installedComponents(),
                        now.inventory().timeZones(),
                        now.inventory().functions()),
                now.content(),
                now.storage(),
                now.activity(),
                new Settings(
                        settings.persisted().map(this::persisted),
                        settings.setAtRuntime(),
                        settings.configured(),
                        settings.keyringIsActive(),
                        settings.tlsIsOn()),
                now.replication());
    }

    private Fact<Set<String>> installed(Fact<Set<String>> now) {
        return plugin.isEmpty()
                ? now
                : now.map(names -> {
                    Set<String> then = new TreeSet<>(names);
                    then.add(Plugins.CLONE);
                    return then;
                });
    }

    private Map<String, String> persisted(Map<String, String> now) {
        Map<String, String> then = new HashMap<>(now);
        persisted.forEach(change -> then.put(change.name(), change.after()));
        return Map.copyOf(then);
    }
}
