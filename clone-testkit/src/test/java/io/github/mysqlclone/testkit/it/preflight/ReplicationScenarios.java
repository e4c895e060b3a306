package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DIRECTION;
import static io.github.mysqlclone.preflight.CheckId.GROUP_REPLICATION;
import static io.github.mysqlclone.preflight.CheckId.GTID_RELATION;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_HAS_REPLICAS;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_IN_USE;
import static io.github.mysqlclone.preflight.CheckId.REPLICATION_METADATA;
import static io.github.mysqlclone.preflight.CheckId.REPLICATION_READY;
import static io.github.mysqlclone.preflight.CheckId.SAME_SERVER;
import static io.github.mysqlclone.preflight.CheckId.SUPER_READ_ONLY;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;
import static io.github.mysqlclone.testkit.it.preflight.States.RECIPIENT_HOLDS_DATA;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.replication.IntendedReplica;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Which way data flows already. */
final class ReplicationScenarios {

    private static final Fault JOINING = Faults.sql(
                    RECIPIENT, "SET GLOBAL group_replication_bootstrap_group = ON", "START GROUP_REPLICATION")
            .undo("STOP GROUP_REPLICATION", "SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF");

    /** A member that is still on its way is read-only, and soon no more. */
    private static final Fault IN_A_GROUP = pair -> {
        Fault.Undo undo = JOINING.arrange(pair);
        Await.until(
                "the member to be writable",
                Duration.ofSeconds(30),
                () -> "0".equals(Sql.value(pair.recipient(), "SELECT @@GLOBAL.super_read_only")));
        return undo;
    };

    private ReplicationScenarios() {}

    static List<ScenarioGroup> groups() throws IOException {
        int port = Ports.free();
        return List.of(
                ScenarioGroup.of(
                        "channels and GTIDs",
                        ClonePairSpec.standard(),
                        Scenario.replace("another server replicates from the recipient")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Replicas.anotherFollowsRecipient())
                                .stricterThanServer(RECIPIENT_HAS_REPLICAS),
                        Scenario.replace("the donor is a replica, and so is its copy")
                                .when(Faults.sql(RECIPIENT).undo("STOP REPLICA", "RESET REPLICA ALL"))
                                .when(channel(DONOR))
                                .completesNoted(REPLICATION_METADATA),
                        Scenario.replace("a channel runs on the recipient")
                                .when(channel(RECIPIENT))
                                .when(Faults.sql(RECIPIENT, "START REPLICA IO_THREAD")
                                        .undo("STOP REPLICA"))
                                .completesNoted(RECIPIENT_IN_USE),
                        Scenario.replace("the recipient has all of the donor's transactions and more")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(ownTransaction(RECIPIENT))
                                .stricterThanServer(GTID_RELATION),
                        Scenario.replace("each has transactions that the other lacks")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(ownTransaction(RECIPIENT))
                                .when(ownTransaction(DONOR))
                                .completesNoted(GTID_RELATION)),
                ScenarioGroup.of(
                        "a replica is intended",
                        ClonePairSpec.standard(),
                        Scenario.replace("and can be")
                                .when(RECIPIENT_HOLDS_DATA)
                                .asking(intended(pair -> pair.donor().rootAccount()))
                                .completes(REPLICATION_READY),
                        Scenario.replace("of the donor's server_id")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Replicas.recipientHasServerIdOfDonor())
                                .asking(intended(pair -> pair.donor().rootAccount()))
                                .stricterThanServer(REPLICATION_READY),
                        Scenario.replace("whose account the donor does not let in")
                                .when(RECIPIENT_HOLDS_DATA)
                                .asking(intended(pair -> Account.of("nobody", "nobodys-password")))
                                .stricterThanServer(REPLICATION_READY),
                        Scenario.replace("of a donor that sends rows, and it logs statements")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Faults.option(RECIPIENT, "binlog_format", "STATEMENT"))
                                .asking(intended(pair -> pair.donor().rootAccount()))
                                .stricterThanServer(REPLICATION_READY),
                        Scenario.replace("that logs statements, and nothing of what it gets")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Faults.option(RECIPIENT, "binlog_format", "STATEMENT"))
                                .when(Faults.option(RECIPIENT, OwnWords.of("log_replica_updates"), "OFF"))
                                .asking(intended(pair -> pair.donor().rootAccount()))
                                .completes(REPLICATION_READY),
                        Scenario.replace("by GTIDs, and the recipient writes none")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Faults.option(RECIPIENT, "gtid_mode", "OFF"))
                                .asking(intended(pair -> pair.donor().rootAccount()))
                                .stricterThanServer(REPLICATION_READY)),
                ScenarioGroup.of(
                        "one server_uuid",
                        ClonePairSpec.standard(),
                        Scenario.replace("of two servers, one started on a copy of the other's data")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Replicas.recipientHasUuidOfDonor())
                                .stricterThanServer(SAME_SERVER)),
                ScenarioGroup.of(
                        "the wrong way round",
                        ClonePairSpec.standard(),
                        Scenario.replace("the donor is empty and the recipient is not")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Faults.sql(DONOR, "DROP DATABASE shop"))
                                .stricterThanServer(DIRECTION),
                        Scenario.replace("the donor replicates from the recipient")
                                .when(RECIPIENT_HOLDS_DATA)
                                .when(Replicas.donorFollowsRecipient())
                                .stricterThanServer(DIRECTION)),
                ScenarioGroup.of(
                                "a group",
                                ClonePairSpec.standard().recipient(server -> groupMember(server, port)),
                                Scenario.replace("the recipient is in it")
                                        .when(RECIPIENT_HOLDS_DATA)
                                        .when(IN_A_GROUP)
                                        .failsWith(GROUP_REPLICATION, 3875),
                                Scenario.directory("the recipient is in it, which does not matter")
                                        .when(IN_A_GROUP)
                                        .completes(GROUP_REPLICATION),
                                // One that is not ONLINE is super_read_only besides; the server looks at the group
                                // first.
                                Scenario.replace("the recipient is in it and read-only")
                                        .when(RECIPIENT_HOLDS_DATA)
                                        .when(IN_A_GROUP)
                                        .when(Faults.sql(RECIPIENT, "SET GLOBAL super_read_only = ON")
                                                .undo("SET GLOBAL super_read_only = OFF", "SET GLOBAL read_only = OFF"))
                                        .failsWith(GROUP_REPLICATION, 3875, SUPER_READ_ONLY),
                                Scenario.replace("the recipient has left it").completes(GROUP_REPLICATION))
                        .needing(Need.library("group_replication.so")));
    }

    /** With an account of the administrator's afterwards, which may do all there is to do. */
    private static Scenario.SpecStep intended(Function<ClonePair, Account> account) {
        return (pair, spec) -> {
            Account replicator = account.apply(pair);
            return spec.accountAfterRestart(pair.donor().rootAccount())
                    .preflightPolicy(PreflightPolicy.standard()
                            .replicationIntended(IntendedReplica.of(
                                    setup -> setup.account(replicator).requireSsl())));
        };
    }

    /** Something that goes to the binary log, for once. */
    private static Fault ownTransaction(Side side) {
        return pair -> {
            Faults.server(pair, side).execute("CREATE DATABASE logged", "DROP DATABASE logged");
            return () -> {};
        };
    }

    /** A channel to where nobody is. */
    private static Fault channel(Side side) {
        return Faults.sql(
                        side,
                        "CHANGE REPLICATION SOURCE TO SOURCE_HOST = '127.0.0.1', SOURCE_PORT = 1, SOURCE_USER = 'nobody'")
                .undo("STOP REPLICA", "RESET REPLICA ALL");
    }

    private static ServerSpec groupMember(ServerSpec server, int port) {
        return server.plugin("group_replication.so")
                .option("loose_group_replication_group_name", UUID.randomUUID().toString())
                .option("loose_group_replication_local_address", "127.0.0.1:" + port)
                .option("loose_group_replication_start_on_boot", "OFF");
    }
}
