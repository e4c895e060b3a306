package io.github.mysqlclone.internal.jdbc;

import io.github.mysqlclone.server.MySqlServer;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** What the library tells the driver of a connection of its own. */
final class DriverProperties {

    /** What no property of the user's changes: limits, and whatever may print statements, one of which holds a password. */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("tcpKeepAlive", "true"),
            Map.entry("autoReconnect", "false"),
            Map.entry("allowMultiQueries", "false"),
            Map.entry("maxRows", "-1"),
            Map.entry("paranoid", "true"),
            Map.entry("profileSQL", "false"),
            Map.entry("logSlowQueries", "false"),
            Map.entry("explainSlowQueries", "false"),
            Map.entry("gatherPerfMetrics", "false"),
            Map.entry("autoGenerateTestcaseScript", "false"),
            Map.entry("dumpQueriesOnException", "false"),
            Map.entry("enablePacketDebug", "false"),
            Map.entry("useUsageAdvisor", "false"),
            Map.entry("traceProtocol", "false"));

    private DriverProperties() {}

    static Properties of(MySqlServer server, NetworkLimits limits) {
        // The driver takes a name in any letter case, and of two spellings the one it meets last.
        Map<String, String> chosen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        chosen.put("connectionAttributes", "program_name:mysql-clone");
        chosen.put("characterEncoding", "UTF-8");
        chosen.putAll(server.driverProperties());
        chosen.putAll(ALWAYS);
        chosen.put("connectTimeout", Integer.toString(limits.connectMillis()));
        chosen.put("socketTimeout", Integer.toString(limits.queryMillis()));
        server.account().ifPresent(login -> {
            chosen.put("user", login.user());
            chosen.put("password", login.password().reveal());
        });
        Properties properties = new Properties();
        properties.putAll(chosen);
        return properties;
    }
}
