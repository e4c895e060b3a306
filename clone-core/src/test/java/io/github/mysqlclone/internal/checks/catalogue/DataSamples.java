package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.DIRECTION;
import static io.github.mysqlclone.preflight.CheckId.DROPPABLE_NAMES;
import static io.github.mysqlclone.preflight.CheckId.GTID_RELATION;
import static io.github.mysqlclone.preflight.CheckId.NON_INNODB_TABLES;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_DATA;
import static io.github.mysqlclone.preflight.CheckId.SAME_SERVER;
import static io.github.mysqlclone.preflight.CheckId.STRAY_FILES;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.PreflightPolicy;
import java.util.List;

/** Findings about what a clone destroys, word for word. */
final class DataSamples {

    private DataSamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        RECIPIENT_DATA,
                        "without consent",
                        SampleFacts.replacing(spec -> spec).recipient(server -> server.schema("shop")),
                        """
                        ERROR ★ recipient: the clone drops what it holds: shop (3 tables, 5.0 MiB). The library refuses this without consent; the server would not
                        -> If this data may go: replaceData(), or replaceDataOf(serverUuid)."""),
                FaultySample.of(
                        RECIPIENT_DATA,
                        "with consent",
                        SampleFacts.replacing().recipient(server -> server.schema("shop")),
                        """
                        NOTICE recipient: the clone drops what it holds: shop (3 tables, 5.0 MiB)"""),
                FaultySample.of(
                        RECIPIENT_DATA,
                        "with consent for another server",
                        SampleFacts.replacing(spec -> spec.replaceDataOf(SampleFacts.DONOR_UUID))
                                .recipient(server -> server.schema("shop")),
                        """
                        ERROR recipient: the consent to drop data is for server bbbbbbbb-0000-0000-0000-000000000002, this one is aaaaaaaa-0000-0000-0000-000000000001
                        -> Make sure that this is the server to be replaced, then give replaceDataOf("aaaaaaaa-0000-0000-0000-000000000001")."""),
                FaultySample.of(
                        SAME_SERVER,
                        "by address",
                        SampleFacts.replacing()
                                .donor(server -> server.identity(SampleFacts.RECIPIENT_UUID)
                                        .variable("hostname", "host2")),
                        """
                        ERROR 3634 recipient: donor and recipient are the same server (server_uuid aaaaaaaa-0000-0000-0000-000000000001)
                        -> Give the address of another server, or clone into a directory."""),
                FaultySample.of(
                        SAME_SERVER,
                        "by name, which the server resolves",
                        SampleFacts.fromLocalhost()
                                .donor(server -> server.identity(SampleFacts.RECIPIENT_UUID)
                                        .variable("hostname", "host2")
                                        .variable("skip_name_resolve", "OFF")),
                        """
                        ERROR 3871 recipient: donor and recipient are the same server (server_uuid aaaaaaaa-0000-0000-0000-000000000001)
                        -> Give the address of another server, or clone into a directory."""),
                FaultySample.of(
                        SAME_SERVER,
                        "two servers, one a copy of the other's data directory",
                        SampleFacts.replacing().donor(server -> server.identity(SampleFacts.RECIPIENT_UUID)),
                        """
                        ERROR recipient: two servers have one server_uuid, aaaaaaaa-0000-0000-0000-000000000001, as where one data directory was copied from the other: hostname is host2, on the donor host1. The library refuses this; the server would not
                        -> Stop the recipient, remove auto.cnf from its data directory, and start it: it makes itself another."""),
                FaultySample.of(
                        DIRECTION,
                        "the donor follows the recipient",
                        SampleFacts.replacing()
                                .donor(server -> server.channel(SampleFacts.RECIPIENT_UUID, "ON", "ON", 0)),
                        """
                        ERROR ★ donor: it replicates from the recipient, by the default channel from db9:3306. The library refuses this; the server would not
                        -> Make sure that donor and recipient are not swapped, then give replaceDataOf("aaaaaaaa-0000-0000-0000-000000000001")."""),
                FaultySample.of(
                        DIRECTION,
                        "an empty donor",
                        SampleFacts.replacing().recipient(server -> server.schema("shop")),
                        """
                        ERROR ★ donor: it holds no data, while the recipient does. The library refuses this; the server would not
                        -> Make sure that donor and recipient are not swapped, then give replaceDataOf("aaaaaaaa-0000-0000-0000-000000000001")."""),
                FaultySample.of(
                        DIRECTION,
                        "an empty donor, and consent for this very server",
                        SampleFacts.replacing(spec -> spec.replaceDataOf(SampleFacts.RECIPIENT_UUID))
                                .recipient(server -> server.schema("shop")),
                        """
                        NOTICE donor: it holds no data, while the recipient does"""),
                FaultySample.of(
                        GTID_RELATION,
                        "the recipient is ahead",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop")
                                        .variable("gtid_executed", SampleFacts.RECIPIENT_UUID + ":1-9")),
                        """
                        ERROR ★ recipient: it has transactions that the donor lacks: aaaaaaaa-0000-0000-0000-000000000001:1-9; and the donor has none that it lacks. The library refuses this; the server would not
                        -> Make sure that donor and recipient are not swapped, then give replaceDataOf("aaaaaaaa-0000-0000-0000-000000000001")."""),
                FaultySample.of(
                        GTID_RELATION,
                        "both have more",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop")
                                        .variable("gtid_executed", SampleFacts.RECIPIENT_UUID + ":1-9"))
                                .donor(server -> server.variable("gtid_executed", SampleFacts.DONOR_UUID + ":1-9")),
                        """
                        WARNING ★ recipient: it has transactions that the donor lacks: aaaaaaaa-0000-0000-0000-000000000001:1-9
                        -> Make sure that they are not needed."""),
                FaultySample.of(
                        GTID_RELATION,
                        "of an empty recipient",
                        SampleFacts.replacing()
                                .recipient(server ->
                                        server.variable("gtid_executed", SampleFacts.RECIPIENT_UUID + ":1-9")),
                        """
                        NOTICE recipient: it has transactions that the donor lacks: aaaaaaaa-0000-0000-0000-000000000001:1-9"""),
                FaultySample.of(
                        STRAY_FILES,
                        "one",
                        SampleFacts.replacing()
                                .recipient(server -> server.schema("shop"))
                                .strayFiles("shop/notes.txt"),
                        """
                        ERROR 1010 ★ recipient: files that are not the server's lie in directories of schemas, which it cannot remove then: shop/notes.txt
                        -> Move them out of the data directory first."""),
                FaultySample.of(
                        STRAY_FILES,
                        "a copy of a tablespace",
                        SampleFacts.replacing().strayTablespaces(Fact.of(List.of("backup/item.ibd"))),
                        """
                        ERROR 1815 ★ recipient: files named as tablespaces lie where it looks for such and are none of its own: recovery fails if the copy has a tablespace of the same number: backup/item.ibd
                        -> Move them first, out of the data directory and of innodb_directories with all their folders."""),
                FaultySample.of(
                        STRAY_FILES,
                        "a copy of an undo tablespace",
                        SampleFacts.replacing().strayTablespaces(Fact.of(List.of("/backup/undo_001"))),
                        """
                        ERROR ★ recipient: files named as undo tablespaces are none of its own: it never starts again while they lie where it looks for tablespaces: /backup/undo_001
                        -> Move them first, out of the data directory and of innodb_directories with all their folders."""),
                FaultySample.of(
                        STRAY_FILES,
                        "a folder that is locked and filled",
                        SampleFacts.replacing()
                                .donor(server -> server.schema("shop"))
                                .lockedFolders("shop"),
                        """
                        ERROR 1004 ★ recipient: mysqld may not write into folders of its data directory in which the donor's tables will lie: shop/
                        -> Give them owner and rights as the data directory has: chown, chmod 750; chattr -i if they are immutable."""),
                FaultySample.of(
                        STRAY_FILES,
                        "a folder that is locked",
                        SampleFacts.replacing().lockedFolders("own"),
                        """
                        ERROR 1815 ★ recipient: mysqld may not write into folders of its data directory, whose files it cannot delete: recovery fails if the copy has a tablespace of the same number as one of them: own/
                        -> Give them owner and rights as the data directory has: chown, chmod 750; chattr -i if they are immutable."""),
                FaultySample.of(
                        STRAY_FILES,
                        "a folder that is left",
                        SampleFacts.replacing().orphanFolders("shop"),
                        """
                        NOTICE recipient: empty folders without a schema lie in its data directory, as a clone that did not complete leaves them, and stay unless the donor has the schema: shop/
                        -> Remove them: CREATE DATABASE of such a name fails with 3678."""),
                FaultySample.of(
                        DROPPABLE_NAMES,
                        "a backtick",
                        SampleFacts.replacing().recipient(server -> server.backtick("schema a`b")),
                        """
                        ERROR 1064 ★ recipient: names with a backtick, which the server cannot drop: schema a`b
                        -> Drop or rename them on the recipient first."""),
                FaultySample.of(
                        NON_INNODB_TABLES,
                        "one row",
                        SampleFacts.replacing().donor(server -> server.otherTable("shop.log", "MyISAM", 1)),
                        """
                        WARNING ★ donor: tables that are not InnoDB's arrive empty: shop.log (MyISAM, 1 row)
                        -> On the donor: ALTER TABLE shop.log ENGINE = InnoDB; or copy them with mysqldump afterwards."""),
                FaultySample.of(
                        NON_INNODB_TABLES,
                        "innodbOnly",
                        SampleFacts.replacing(spec -> spec.replaceData()
                                        .preflightPolicy(
                                                PreflightPolicy.standard().innodbOnly()))
                                .donor(server -> server.otherTable("shop.log", "MyISAM", 2)),
                        """
                        ERROR ★ donor: tables that are not InnoDB's arrive empty: shop.log (MyISAM, 2 rows). The library refuses them as innodbOnly() asks
                        -> On the donor: ALTER TABLE shop.log ENGINE = InnoDB; or copy them with mysqldump afterwards."""));
    }
}
