package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.BACKUP_LOCK;
import static io.github.mysqlclone.preflight.CheckId.DDL;
import static io.github.mysqlclone.preflight.CheckId.METADATA_LOCKS;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;
import static io.github.mysqlclone.testkit.it.preflight.States.RECIPIENT_HOLDS_DATA;
import static io.github.mysqlclone.testkit.it.preflight.States.RECIPIENT_IS_EMPTY;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** What other sessions hold while the clone wants it. The bare clones wait for two seconds instead of a year. */
final class LockScenarios {

    private static final String BACKUP_LOCKED = "LOCK INSTANCE FOR BACKUP";
    private static final String ALL_LOCKED = "FLUSH TABLES WITH READ LOCK";

    /** A DDL statement that goes on for as long as anybody likes. */
    private static final String LONG_DDL = "CREATE TABLE ddl.slow AS SELECT SLEEP(600)";

    private static final Need BLOCKS_DDL_IF_TOLD = Need.version("8.0.27");

    private LockScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(backupLockAndDdl(), lockThatIsLetGo(), metadataLocks());
    }

    private static Fault schemaFor(Side side) {
        return Faults.sql(side, "CREATE DATABASE ddl").undo("DROP DATABASE IF EXISTS ddl");
    }

    private static ScenarioGroup backupLockAndDdl() {
        return ScenarioGroup.of(
                "backup lock and DDL",
                ClonePairSpec.standard(),
                Scenario.replace("the recipient is locked for backup and holds data")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, BACKUP_LOCKED))
                        .failsWith(BACKUP_LOCK, 1205),
                Scenario.replace("the recipient is locked for backup and holds nothing")
                        .when(RECIPIENT_IS_EMPTY)
                        .when(Faults.session(RECIPIENT, BACKUP_LOCKED))
                        .completes(BACKUP_LOCK),
                Scenario.directory("the recipient is locked for backup")
                        .when(Faults.session(RECIPIENT, BACKUP_LOCKED))
                        .completes(BACKUP_LOCK),
                Scenario.directory("the donor is locked for backup, and the clone would block DDL")
                        .needs(BLOCKS_DDL_IF_TOLD)
                        .when(Faults.global(RECIPIENT, "clone_block_ddl", "ON"))
                        .when(Faults.session(DONOR, BACKUP_LOCKED))
                        .completes(BACKUP_LOCK),
                Scenario.directory("DDL on the donor, and the clone would block it")
                        .needs(BLOCKS_DDL_IF_TOLD)
                        .when(Faults.global(RECIPIENT, "clone_block_ddl", "ON"))
                        .when(Faults.global(RECIPIENT, "clone_ddl_timeout", "2"))
                        .when(schemaFor(DONOR))
                        .when(Faults.running(DONOR, LONG_DDL))
                        .mayFailWith(DDL, 1205),
                Scenario.directory("DDL on the donor")
                        .when(schemaFor(DONOR))
                        .when(Faults.running(DONOR, LONG_DDL))
                        .completes(DDL),
                Scenario.replace("DDL on the recipient")
                        .when(Faults.global(RECIPIENT, "clone_ddl_timeout", "2"))
                        .when(schemaFor(RECIPIENT))
                        .when(Faults.running(RECIPIENT, LONG_DDL))
                        .mayFailWith(DDL, 1205),
                Scenario.directory("DDL on the recipient")
                        .when(schemaFor(RECIPIENT))
                        .when(Faults.running(RECIPIENT, LONG_DDL))
                        .completes(DDL));
    }

    private static ScenarioGroup lockThatIsLetGo() {
        return ScenarioGroup.of(
                "a donor that does not validate the paths of its tablespaces",
                ClonePairSpec.standard()
                        .donor(server -> server.option("loose_innodb_validate_tablespace_paths", "OFF")),
                Scenario.directory("and a clone that would block DDL")
                        .needs(BLOCKS_DDL_IF_TOLD)
                        .when(Faults.global(RECIPIENT, "clone_block_ddl", "ON"))
                        .completes(DDL));
    }

    private static ScenarioGroup metadataLocks() {
        return ScenarioGroup.of(
                "metadata locks",
                ClonePairSpec.standard(),
                Scenario.replace("an open transaction has read a table")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, "BEGIN", "SELECT * FROM own.item"))
                        .mayFailWith(METADATA_LOCKS, 1205),
                Scenario.replace("an open transaction has read a table behind another")
                        .when(Faults.sql(RECIPIENT, "CREATE DATABASE another", "CREATE TABLE another.item (id INT)")
                                .undo("DROP DATABASE IF EXISTS another"))
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, "BEGIN", "SELECT * FROM own.item"))
                        .mayFailWith(METADATA_LOCKS, 1205),
                Scenario.replace("a table is locked")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, "LOCK TABLES own.item READ"))
                        .mayFailWith(METADATA_LOCKS, 1205),
                Scenario.replace("a table is about to be exported")
                        .when(RECIPIENT_HOLDS_DATA)
                        // It holds the backup lock too, for which a clone waits five minutes by default.
                        .when(Faults.global(RECIPIENT, "clone_ddl_timeout", "2"))
                        .when(Faults.session(RECIPIENT, "FLUSH TABLES own.item FOR EXPORT"))
                        .mayFailWith(METADATA_LOCKS, 1205),
                Scenario.replace("all tables are locked")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, ALL_LOCKED))
                        .mayFailWith(METADATA_LOCKS, 1205),
                Scenario.replace("all tables are locked and there is none")
                        .when(RECIPIENT_IS_EMPTY)
                        .when(Faults.session(RECIPIENT, ALL_LOCKED))
                        .completes(METADATA_LOCKS),
                Scenario.replace("a prepared XA transaction whose session is gone has written to a table")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.sql(RECIPIENT).undo("XA ROLLBACK 'left'"))
                        .when(pair -> {
                            Faults.session(
                                            RECIPIENT,
                                            "SET SESSION sql_log_bin = 0",
                                            "XA START 'left'",
                                            "UPDATE own.item SET id = 2",
                                            "XA END 'left'",
                                            "XA PREPARE 'left'")
                                    .arrange(pair)
                                    .undo();
                            return () -> {};
                        })
                        .mayFailWith(METADATA_LOCKS, 1205),
                Scenario.replace("an open transaction has read system tables only")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, "BEGIN", "SELECT COUNT(*) FROM mysql.user"))
                        .completes(METADATA_LOCKS),
                Scenario.directory("an open transaction has read a table")
                        .when(RECIPIENT_HOLDS_DATA)
                        .when(Faults.session(RECIPIENT, "BEGIN", "SELECT * FROM own.item"))
                        .completes(METADATA_LOCKS));
    }
}
