package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.server.ServerVersion;
import java.util.Map;
import java.util.TreeMap;

/** The plugin's variables right after INSTALL PLUGIN, by {@code clone_plugin.cc} and as seen on 9.7.4. */
final class PluginDefaults {

    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("clone_autotune_concurrency", "ON"),
            Map.entry("clone_block_ddl", "OFF"),
            Map.entry("clone_buffer_size", "4194304"),
            Map.entry("clone_ddl_timeout", "300"),
            Map.entry("clone_delay_after_data_drop", "0"),
            Map.entry("clone_donor_timeout_after_network_failure", "5"),
            Map.entry("clone_enable_compression", "OFF"),
            Map.entry("clone_max_concurrency", "16"),
            Map.entry("clone_max_data_bandwidth", "0"),
            Map.entry("clone_max_network_bandwidth", "0"),
            Map.entry("clone_ssl_ca", ""),
            Map.entry("clone_ssl_cert", ""),
            Map.entry("clone_ssl_key", ""),
            Map.entry("clone_valid_donor_list", ""));

    /** What came later than the plugin itself. */
    private static final Map<String, ServerVersion> SINCE = Map.of(
            "clone_donor_timeout_after_network_failure", ServerVersion.parse("8.0.24"),
            "clone_block_ddl", ServerVersion.parse("8.0.27"),
            "clone_delay_after_data_drop", ServerVersion.parse("8.0.29"));

    private PluginDefaults() {}

    /** Returns them all for a server of this version; where it is not known, those of the latest. */
    static Map<String, String> of(Fact<ServerVersion> version) {
        Map<String, String> those = new TreeMap<>(ALL);
        version.known().ifPresent(known -> those.keySet().removeIf(name -> isMissing(name, known)));
        return those;
    }

    static Fact<String> of(String variable, Fact<ServerVersion> version) {
        String value = of(version).get(variable);
        return value == null
                ? Fact.unknown("the clone plugin of "
                        + version.known().map(ServerVersion::toString).orElse("that server") + " has no variable "
                        + variable)
                : Fact.of(value);
    }

    private static boolean isMissing(String variable, ServerVersion version) {
        ServerVersion since = SINCE.get(variable);
        return since != null && version.compareTo(since) < 0;
    }
}
