package io.github.mysqlclone.internal.facts;

import java.util.List;
import java.util.Optional;

/** All plugins of one server. */
public record Plugins(List<Plugin> all) {

    /** The name of the clone plugin. */
    public static final String CLONE = "clone";

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

    /** Find the clone plugin, whatever its status. */
    public Optional<Plugin> clonePlugin() {
        return named(CLONE);
    }
}
