package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.server.ServerVersion;
import java.util.List;
import java.util.Optional;

/** All plugins of one server. */
public record Plugins(List<Plugin> all) {

    /** The name of the clone plugin. */
    public static final String CLONE = "clone";

    private static final String NATIVE = "mysql_native_password";

    /** Copy the list. */
    public Plugins {
        all = List.copyOf(all);
    }

    /** Find a plugin by name, whatever its status. */
    public Optional<Plugin> named(String name) {
        return all.stream()
                .filter(plugin -> plugin.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * Return whether an account may log in by a plugin that another server of this version may lack: one that is loaded, or
     * {@code mysql_native_password}, which from 8.4.0 on is off by default (manual, "Native Pluggable Authentication"). Of
     * which kind a loaded one is, is not read.
     */
    public boolean mayAdmitByOptionalOne(ServerVersion version) {
        return all.stream()
                .filter(Plugin::isActive)
                .filter(plugin -> !plugin.name().equalsIgnoreCase(CLONE))
                .anyMatch(plugin -> !plugin.library().isEmpty()
                        || (plugin.name().equalsIgnoreCase(NATIVE) && version.isAtLeast(8, 4, 0)));
    }

    /** Find the clone plugin, whatever its status. */
    public Optional<Plugin> clonePlugin() {
        return named(CLONE);
    }
}
