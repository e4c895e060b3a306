package io.github.mysqlclone.internal.facts;

import java.util.Set;

/**
 * What a server has to offer.
 *
 * @param collations the names of all collations it knows
 * @param installedPlugins the names in {@code mysql.plugin}: what INSTALL PLUGIN put there, and nothing that comes from
 *     the configuration
 */
public record ServerCapabilities(Fact<Set<String>> collations, Fact<Set<String>> installedPlugins) {}
