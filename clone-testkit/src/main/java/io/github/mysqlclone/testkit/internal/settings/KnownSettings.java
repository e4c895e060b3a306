package io.github.mysqlclone.testkit.internal.settings;

import java.util.List;

/** The names of all settings: one that is misspelt would have no effect, and nobody would know. */
final class KnownSettings {

    /** Behind it stands a version. */
    static final String HOME_OF_VERSION = "clone.testkit.mysql.home.";

    static final List<String> NAMES = List.of(
            "clone.testkit.backend",
            "clone.testkit.cache",
            "clone.testkit.containers",
            "clone.testkit.data.limit",
            "clone.testkit.download",
            "clone.testkit.image",
            "clone.testkit.keep",
            "clone.testkit.mysql.home",
            "clone.testkit.mysql.homes",
            "clone.testkit.mysql.version",
            "clone.testkit.packages.limit",
            "clone.testkit.parallel",
            "clone.testkit.port",
            "clone.testkit.servers",
            "clone.testkit.start.limit",
            "clone.testkit.template.limit");

    private KnownSettings() {}

    static boolean contains(String name) {
        return NAMES.contains(name) || name.startsWith(HOME_OF_VERSION);
    }
}
