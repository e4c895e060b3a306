package io.github.mysqlclone.internal.checks.sample;

import java.util.HashMap;
import java.util.Map;

/** The global variables of a server that is fit to clone. */
final class SampleVariables {

    private SampleVariables() {}

    static Map<String, String> of(String uuid, int serverId) {
        Map<String, String> values = new HashMap<>();
        values.put("server_uuid", uuid);
        values.put("server_id", Integer.toString(serverId));
        values.put("hostname", "host" + serverId);
        values.put("port", "3306");
        values.put("mysqlx_port", "33060");
        values.put("admin_port", "33062");
        values.put("datadir", "/var/lib/mysql/");
        values.put("version_compile_os", "Linux");
        values.put("version_compile_machine", "x86_64");
        values.put("character_set_server", "utf8mb4");
        values.put("character_set_filesystem", "binary");
        values.put("collation_server", "utf8mb4_0900_ai_ci");
        values.put("innodb_page_size", "16384");
        values.put("innodb_data_file_path", "ibdata1:12M:autoextend");
        values.put("innodb_data_home_dir", "");
        values.put("innodb_directories", "");
        values.put("innodb_undo_directory", "./");
        values.put("innodb_log_group_home_dir", "./");
        values.put("innodb_read_only", "OFF");
        values.put("innodb_force_recovery", "0");
        values.put("innodb_validate_tablespace_paths", "ON");
        values.put("innodb_redo_log_capacity", "104857600");
        values.put("innodb_redo_log_encrypt", "OFF");
        values.put("innodb_undo_log_encrypt", "OFF");
        values.put("lower_case_table_names", "0");
        values.put("max_allowed_packet", "67108864");
        values.put("max_connections", "151");
        values.put("performance_schema", "ON");
        values.put("super_read_only", "OFF");
        values.put("read_only", "OFF");
        values.put("offline_mode", "OFF");
        values.put("skip_name_resolve", "ON");
        values.put("skip_replica_start", "OFF");
        values.put("event_scheduler", "ON");
        values.put("init_file", "");
        values.put("gtid_mode", "ON");
        values.put("gtid_executed", "");
        values.put("log_bin", "ON");
        values.put("binlog_expire_logs_seconds", "2592000");
        values.put("binlog_expire_logs_auto_purge", "ON");
        values.put("require_secure_transport", "OFF");
        values.put("sql_mode", "STRICT_TRANS_TABLES");
        values.put("time_zone", "SYSTEM");
        values.put("clone_valid_donor_list", "db1:3306");
        values.put("clone_block_ddl", "OFF");
        values.put("clone_max_concurrency", "16");
        values.put("clone_max_data_bandwidth", "0");
        values.put("clone_max_network_bandwidth", "0");
        values.put("clone_enable_compression", "OFF");
        values.put("clone_ssl_ca", "");
        values.put("clone_ssl_cert", "");
        values.put("clone_ssl_key", "");
        return values;
    }
}
