package io.github.mysqlclone.testkit.internal.cache;

import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What all copies of the kit in one JVM share, which class loaders of several applications may load: locks on files are the
 * process's. The place is the one that everybody finds; what is in it are types of Java itself.
 */
final class JvmWide {

    private JvmWide() {}

    /** Returns the table of a name, the same for each copy. Its key is a text: who lists the properties expects no other. */
    @SuppressWarnings("unchecked") // nobody else has such a name
    static <K, V> ConcurrentMap<K, V> table(String name) {
        Properties shared = System.getProperties();
        return (ConcurrentMap<K, V>)
                shared.computeIfAbsent("io.github.mysqlclone.testkit." + name, key -> new ConcurrentHashMap<K, V>());
    }
}
