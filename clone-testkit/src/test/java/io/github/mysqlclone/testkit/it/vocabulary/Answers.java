package io.github.mysqlclone.testkit.it.vocabulary;

import io.github.mysqlclone.server.ServerVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a healthy and empty server of some version says to a query, as rows of values by label. */
record Answers(ServerVersion version, String uuid, Vocabulary vocabulary) {

    private static final Pattern VARIABLES_ALONE = Pattern.compile("SELECT ((?:@@[\\w.]+(?:, )?)+)(?: LIMIT 1)?");

    private static final int COLUMNS_OF_A_UNION = 8;

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("version_comment", "MySQL Community Server - GPL"),
            Map.entry("version_compile_os", "Linux"),
            Map.entry("version_compile_machine", "x86_64"),
            Map.entry("datadir", "/no/such/directory/"),
            Map.entry("plugin_dir", "/no/such/directory/"),
            Map.entry("gtid_executed", ""),
            Map.entry("gtid_purged", ""),
            Map.entry("gtid_mode", "ON"),
            Map.entry("log_bin", "1"),
            Map.entry("performance_schema", "ON"),
            Map.entry("innodb_data_file_path", "ibdata1:12M:autoextend"),
            Map.entry("max_allowed_packet", "67108864"),
            Map.entry("clone_valid_donor_list", "127.0.0.1:1"),
            Map.entry("sql_mode", "STRICT_TRANS_TABLES"),
            Map.entry("character_set_client", "utf8mb4"),
            Map.entry("event_scheduler", "ON"),
            Map.entry("slave_skip_errors", "OFF"),
            Map.entry("replica_skip_errors", "OFF"),
            Map.entry("super_read_only", "0"),
            Map.entry("read_only", "0"));

    List<Map<String, @Nullable String>> to(String sql) {
        Matcher variables = VARIABLES_ALONE.matcher(sql);
        if (sql.startsWith("SHOW GLOBAL VARIABLES")) {
            return vocabulary.all(Name.Kind.VARIABLE).stream()
                    .filter(name -> name.isIn(version))
                    .map(name -> name.text())
                    .filter(name -> !sql.contains("WHERE") || sql.contains("'" + name + "'"))
                    .map(name -> row("Variable_name", name, "Value", value(name)))
                    .toList();
        } else if (variables.matches()) {
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            for (String name : variables.group(1).split(", ", -1)) {
                row.put(name, value(name.substring(name.lastIndexOf('.') + 1).replace("@@", "")));
            }
            return List.of(row);
        } else if (sql.equals("SHOW GRANTS")) {
            return List.of(
                    row("Grants", "GRANT ALL PRIVILEGES ON *.* TO `root`@`%` WITH GRANT OPTION"),
                    row("Grants", "GRANT " + dynamicPrivileges() + " ON *.* TO `root`@`%` WITH GRANT OPTION"));
        } else if (sql.startsWith("(SELECT")) {
            return List.of(ofUnion("last"));
        } else if (sql.contains("clone_status")) {
            return List.of(status());
        } else if (sql.equals("SHOW BINARY LOGS")) {
            return List.of(row("Log_name", "binlog.000001", "File_size", "1000"));
        } else if (sql.startsWith("SELECT COUNT(*)")) {
            return List.of(row("COUNT(*)", "0"));
        } else if (sql.startsWith("SELECT CONNECTION_ID()") || sql.startsWith("SELECT UNIX_TIMESTAMP()")) {
            return List.of(row("one", "1000", "other", "1000"));
        } else if (sql.startsWith("SELECT Host, ssl_type")) {
            return List.of(row(
                    "Host",
                    "%",
                    "ssl_type",
                    "",
                    "account_locked",
                    "N",
                    "plugin",
                    "mysql_native_password",
                    "Repl_slave_priv",
                    "Y"));
        } else if (sql.startsWith("SELECT SCHEMA_NAME")) {
            return List.of(row("SCHEMA_NAME", "shop"));
        }
        return List.of();
    }

    private String dynamicPrivileges() {
        List<String> names = new ArrayList<>();
        vocabulary.all(Name.Kind.PRIVILEGE).stream()
                .filter(name -> name.isIn(version) && name.text().contains("_"))
                .forEach(name -> names.add(name.text()));
        return String.join(",", names);
    }

    private String value(String variable) {
        return switch (variable) {
            case "version" -> version.text();
            case "server_uuid" -> uuid;
            case "server_id" -> uuid.substring(uuid.length() - 1);
            case "hostname" -> "host-of-" + uuid;
            default -> VALUES.getOrDefault(variable, "0");
        };
    }

    private static Map<String, @Nullable String> ofUnion(String kind) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("kind", kind);
        Collections.nCopies(COLUMNS_OF_A_UNION, "").forEach(nothing -> row.put("column " + row.size(), null));
        return row;
    }

    private static Map<String, @Nullable String> status() {
        return row(
                "PID",
                "0",
                "STATE",
                "Completed",
                "BEGIN_TIME",
                "1000",
                "END_TIME",
                "1001",
                "SOURCE",
                "db1:3306",
                "DESTINATION",
                "LOCAL INSTANCE",
                "ERROR_NO",
                "0",
                "ERROR_MESSAGE",
                "",
                "BINLOG_FILE",
                "binlog.000001",
                "BINLOG_POSITION",
                "157",
                "GTID_EXECUTED",
                "");
    }

    private static Map<String, @Nullable String> row(String... labelsAndValues) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            row.put(labelsAndValues[i], labelsAndValues[i + 1]);
        }
        return row;
    }

    @Override
    public String toString() {
        return "a server of " + version.text().toLowerCase(Locale.ROOT);
    }
}
