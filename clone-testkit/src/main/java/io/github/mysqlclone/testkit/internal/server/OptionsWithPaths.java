package io.github.mysqlclone.testkit.internal.server;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Options that name files. Those of somebody's server lead to files of that server, which a server of a test would purge, append to
 * or not find at all.
 */
final class OptionsWithPaths {

    static final String LOG = "log_bin";

    /** What the server writes to, purges, or takes for its own. */
    private static final Set<String> WRITTEN = Set.of(
            "general_log_file",
            "innodb_data_file_path",
            "innodb_data_home_dir",
            "innodb_directories",
            "innodb_doublewrite_dir",
            "innodb_log_group_home_dir",
            "innodb_redo_log_archive_dirs",
            "innodb_temp_data_file_path",
            "innodb_temp_tablespaces_dir",
            "innodb_undo_directory",
            "log_bin",
            "log_bin_index",
            "relay_log",
            "relay_log_index",
            "relay_log_info_file",
            "slow_query_log_file");

    /** Relative ones as well: what is there in the data directory of one server is missing in another's. */
    private static final Set<String> PLACES = Set.of(
            "character_sets_dir",
            "general_log_file",
            "init_file",
            "innodb_data_home_dir",
            "innodb_directories",
            "innodb_doublewrite_dir",
            "innodb_log_group_home_dir",
            "innodb_redo_log_archive_dirs",
            "innodb_temp_tablespaces_dir",
            "innodb_tmpdir",
            "innodb_undo_directory",
            "lc_messages_dir",
            "log_bin_index",
            "plugin_dir",
            "relay_log",
            "relay_log_index",
            "relay_log_info_file",
            "replica_load_tmpdir",
            "secure_file_priv",
            "slave_load_tmpdir",
            "slow_query_log_file");

    /** Texts of SQL, in which a slash is no path. */
    private static final Set<String> STATEMENTS = Set.of("init_connect", "init_replica", "init_slave");

    /** A path that is absolute or leads up, alone or in a list; a comment of SQL begins with a slash, too. */
    private static final Pattern OUTSIDE = Pattern.compile("(?:^|[;:,])\\s*(?:/(?!\\*)|\\.\\.(?:/|$))|/\\.\\.(?:/|$)");

    private OptionsWithPaths() {}

    /** Tells whether an option says where files are. */
    static boolean isOne(String name, Optional<String> value) {
        return PLACES.contains(ServerOptions.key(name)) || leadsOutside(name, value);
    }

    /** Tells whether the server would write to files out of its data directory. */
    static boolean writesOutside(String name, Optional<String> value) {
        return WRITTEN.contains(ServerOptions.key(name)) && leadsOutside(name, value);
    }

    private static boolean leadsOutside(String name, Optional<String> value) {
        return !STATEMENTS.contains(ServerOptions.key(name))
                && value.filter(text -> OUTSIDE.matcher(text).find()).isPresent();
    }
}
