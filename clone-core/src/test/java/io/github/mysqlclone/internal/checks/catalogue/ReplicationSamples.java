package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.BINLOG_RETENTION;
import static io.github.mysqlclone.preflight.CheckId.DONOR_HEALTH;
import static io.github.mysqlclone.preflight.CheckId.DONOR_SEMISYNC;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_HAS_REPLICAS;
import static io.github.mysqlclone.preflight.CheckId.REPLICATION_METADATA;
import static io.github.mysqlclone.preflight.CheckId.REPLICATION_READY;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.Side;
import java.util.List;

/** Findings about replication before and after, word for word. */
final class ReplicationSamples {

    private ReplicationSamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        RECIPIENT_HAS_REPLICAS,
                        "one",
                        SampleFacts.replacing().recipient(server -> server.session(5, "repl", "Binlog Dump GTID")),
                        """
                        ERROR ★ recipient: replicas read its binary log and would be broken: session 5 (repl@app). The library refuses this; the server would not
                        -> Point them to another source first; or give replaceDataOf("aaaaaaaa-0000-0000-0000-000000000001")."""),
                FaultySample.of(
                        RECIPIENT_HAS_REPLICAS,
                        "one, and consent for this very server",
                        SampleFacts.replacing(spec -> spec.replaceDataOf(SampleFacts.RECIPIENT_UUID))
                                .recipient(server -> server.session(5, "repl", "Binlog Dump GTID")),
                        """
                        WARNING recipient: replicas read its binary log and would be broken: session 5 (repl@app)
                        -> Point them to another source first."""),
                FaultySample.of(
                        REPLICATION_METADATA,
                        "a replica",
                        SampleFacts.replacing().donor(server -> server.channel("cc", "ON", "ON", 0)),
                        """
                        WARNING ★ recipient: the donor is a replica, and after the restart the recipient replicates by itself: the default channel from db9:3306
                        -> On the recipient: SET PERSIST_ONLY skip_replica_start = ON; and RESET REPLICA ALL after the clone, unless that is wanted."""),
                FaultySample.of(
                        REPLICATION_READY,
                        "one server_id and no GTIDs",
                        SampleFacts.replacing()
                                .recipient(server ->
                                        server.variable("server_id", "1").variable("gtid_mode", "OFF")),
                        """
                        WARNING recipient: server_id is 1 on both sides: the copy could not replicate from the donor
                        -> Give the recipient a server_id of its own: SET PERSIST server_id = …;
                        WARNING recipient: gtid_mode is OFF, on the donor ON: replication with auto-position needs ON on both
                        -> Start the recipient with the donor's gtid_mode and enforce_gtid_consistency."""),
                FaultySample.of(
                        REPLICATION_READY,
                        "no binary log",
                        SampleFacts.replacing().donor(server -> server.variable("log_bin", "OFF")),
                        """
                        NOTICE donor: log_bin is OFF: nothing can replicate from it"""),
                FaultySample.of(
                        REPLICATION_READY,
                        "intended, and the account is not let in",
                        SampleFacts.replacing(spec -> spec.preflightPolicy(
                                        PreflightPolicy.standard().replicationIntended(participants -> List.of())))
                                .inTheWayOfReplication(Finding.error(
                                                Side.DONOR,
                                                "db1:3306 does not let 'replicator' in: server error 1045. The library refuses this; the server would not")
                                        .afterDataLoss()
                                        .remedy("Check user and password of the replication account.")),
                        """
                        ERROR ★ donor: db1:3306 does not let 'replicator' in: server error 1045. The library refuses this; the server would not
                        -> Check user and password of the replication account."""),
                FaultySample.of(
                        DONOR_HEALTH,
                        "all that can be wrong",
                        SampleFacts.replacing()
                                .donor(server -> server.channel("cc", "OFF", "OFF", 60)
                                        .filters(1)
                                        .secondsBehind(100)),
                        """
                        WARNING donor: it is a replica: the default channel from db9:3306 applies nothing, the default channel from db9:3306 receives nothing (OFF), the default channel from db9:3306 is delayed by 60 s on purpose
                        -> Look at SHOW REPLICA STATUS there, or take another donor.
                        WARNING donor: it is a replica: 1 replication filter: it holds a part of the data
                        -> Look at SHOW REPLICA STATUS there, or take another donor.
                        WARNING donor: it is a replica: its applier is 100 s behind
                        -> Look at SHOW REPLICA STATUS there, or take another donor."""),
                FaultySample.of(DONOR_SEMISYNC, "ten seconds", semisync("10000"), """
                        WARNING donor: its commits wait for 1 acknowledgement, the recipient gives one of 1, and without it they wait 10000 ms
                        -> On the donor: SET GLOBAL rpl_semi_sync_source_enabled = OFF; or on the recipient first: STOP REPLICA;"""),
                FaultySample.of(DONOR_SEMISYNC, "ten minutes", semisync("600000"), """
                        ERROR donor: its commits wait for 1 acknowledgement, the recipient gives one of 1, and without it they wait 600000 ms
                        -> On the donor: SET GLOBAL rpl_semi_sync_source_enabled = OFF; or on the recipient first: STOP REPLICA;"""),
                FaultySample.of(
                        BINLOG_RETENTION,
                        "ten minutes",
                        SampleFacts.replacing().donor(server -> server.variable("binlog_expire_logs_seconds", "600")),
                        """
                        WARNING donor: it purges binary logs after 600 s, and the copy, which goes on from where the copying ends, may take 3600 s to restart
                        -> On the donor: SET GLOBAL binlog_expire_logs_seconds = 14400;"""));
    }

    private static SampleFacts semisync(String millis) {
        return SampleFacts.replacing()
                .recipient(server -> server.channel(SampleFacts.DONOR_UUID, "ON", "ON", 0))
                .donor(server -> server.variable("rpl_semi_sync_source_enabled", "ON")
                        .variable("rpl_semi_sync_source_wait_for_replica_count", "1")
                        .variable("rpl_semi_sync_source_timeout", millis)
                        .status("rpl_semi_sync_source_clients", "1"));
    }
}
