package io.github.mysqlclone.internal.facts;

import java.util.Map;
import java.util.Set;

/**
 * What a server has to offer.
 *
 * @param collations the names of all collations it knows
 * @param installedPlugins the names in {@code mysql.plugin}: what INSTALL PLUGIN put there, and nothing that comes from
 *     the configuration
 * @param installedComponents the names in {@code mysql.component}, without {@code file://}
 * @param timeZones the names of the time zones that were loaded
 * @param functions the loadable functions that work, with the library that each came from
 */
public record ServerCapabilities(
        Fact<Set<String>> collations,
        Fact<Set<String>> installedPlugins,
        Fact<Set<String>> installedComponents,
        Fact<Set<String>> timeZones,
        Fact<Map<String, String>> functions) {}
