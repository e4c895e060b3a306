package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.replication.ThreadStatus;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.ServerError;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One row of SHOW REPLICA STATUS.
 *
 * @param columns values that are not null, by today's names in lower case
 * @param workerErrors errors of applier workers by channel
 * @param skippedErrors what the server's appliers go on over; empty if nothing
 */
record ReplicaStatusRow(
        Map<String, String> columns, Map<String, ServerError> workerErrors, Optional<String> skippedErrors) {

    private static final List<String> FILTERS = List.of(
            "Replicate_Do_DB",
            "Replicate_Ignore_DB",
            "Replicate_Do_Table",
            "Replicate_Ignore_Table",
            "Replicate_Wild_Do_Table",
            "Replicate_Wild_Ignore_Table",
            "Replicate_Rewrite_DB");

    ReplicaStatus status() {
        String channel = text("channel_name");
        Optional<ServerError> applierError =
                error("last_sql").map(coordinator -> workerErrors.getOrDefault(channel, coordinator));
        return new ReplicaStatus(
                channel,
                source(),
                Optional.of(text("source_uuid")).filter(uuid -> !uuid.isEmpty()),
                new ThreadStatus(state("replica_io_running"), error("last_io"), text("replica_io_state")),
                new ThreadStatus(state("replica_sql_running"), applierError, text("replica_sql_running_state")),
                text("auto_position").equals("1"),
                GtidSet.parse(text("retrieved_gtid_set")),
                GtidSet.parse(text("executed_gtid_set")),
                new BinlogPosition(text("source_log_file"), number("read_source_log_pos")),
                new BinlogPosition(text("relay_source_log_file"), number("exec_source_log_pos")),
                Duration.ofSeconds(number("sql_delay")),
                Optional.ofNullable(columns.get("seconds_behind_source"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))),
                filters(),
                skippedErrors);
    }

    private List<String> filters() {
        return FILTERS.stream()
                .filter(name -> !text(name.toLowerCase(Locale.ROOT)).isEmpty())
                .map(name -> name + " = " + text(name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Grows as soon as the source has sent anything: its own description, if nothing else. */
    long relayLogBytes() {
        return number("relay_log_space");
    }

    private Optional<Address> source() {
        String host = text("source_host");
        long port = number("source_port");
        return host.isEmpty() || port == 0 ? Optional.empty() : Optional.of(new Address(host, (int) port));
    }

    private ThreadState state(String column) {
        return switch (text(column)) {
            case "Yes" -> ThreadState.RUNNING;
            case "Connecting" -> ThreadState.CONNECTING;
            default -> ThreadState.STOPPED;
        };
    }

    private Optional<ServerError> error(String thread) {
        long number = number(thread + "_errno");
        return number <= 0
                ? Optional.empty()
                : Optional.of(new ServerError((int) number, "HY000", text(thread + "_error")));
    }

    private String text(String column) {
        return columns.getOrDefault(column, "");
    }

    private long number(String column) {
        String value = text(column);
        return value.isEmpty() ? 0 : Long.parseLong(value);
    }
}
