package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Configuration stays each server's own: the settings that change what the same data does. */
public final class NotCopiedCheck {

    private static final List<String> THAT_MATTER = List.of(
            "authentication_policy",
            "binlog_format",
            "default_authentication_plugin",
            "default_storage_engine",
            "enforce_gtid_consistency",
            "event_scheduler",
            "explicit_defaults_for_timestamp",
            "group_concat_max_len",
            "innodb_default_row_format",
            "innodb_strict_mode",
            "local_infile",
            "log_bin",
            "log_bin_trust_function_creators",
            "max_connections",
            "restrict_fk_on_non_standard_key",
            "sql_generate_invisible_primary_key",
            "sql_mode",
            "sql_require_primary_key",
            "system_time_zone",
            "time_zone",
            "transaction_isolation");

    private NotCopiedCheck() {}

    /** Name those that differ. */
    public static Verdict notCopied(Subject subject) {
        return Verdict.on(
                subject.recipient().server().variables(),
                subject.donorServer().flatMap(ServerFacts::variables),
                (recipient, donor) -> {
                    List<String> different = THAT_MATTER.stream()
                            .flatMap(name -> difference(name, recipient, donor))
                            .toList();
                    return Verdict.foundIf(
                            !different.isEmpty(),
                            () -> Finding.notice(
                                    Side.RECIPIENT,
                                    "settings are not copied and differ from the donor's: " + Listing.of(different)));
                });
    }

    private static Stream<String> difference(String name, Map<String, String> recipient, Map<String, String> donor) {
        String here = recipient.get(name);
        String there = donor.get(name);
        return here == null || there == null || here.equals(there)
                ? Stream.empty()
                : Stream.of(name + " (" + here + ", donor " + there + ")");
    }
}
