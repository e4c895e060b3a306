package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.internal.facts.Fact;
import java.util.Map;

/** The plugin's variables right after INSTALL PLUGIN, by {@code clone_plugin.cc} and as seen on 9.7.4. */
final class PluginDefaults {

    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("clone_autotune_concurrency", "ON"),
            Map.entry("clone_block_ddl", "OFF"),
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

    private PluginDefaults() {}

    static Fact<String> of(String variable) {
        String value = ALL.get(variable);
        return value == null ? Fact.unknown("the default of " + variable + " is not known") : Fact.of(value);
    }
}
