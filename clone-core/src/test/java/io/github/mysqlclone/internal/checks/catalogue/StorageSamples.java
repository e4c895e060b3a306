package io.github.mysqlclone.internal.checks.catalogue;

import static io.github.mysqlclone.preflight.CheckId.ABSOLUTE_PATHS;
import static io.github.mysqlclone.preflight.CheckId.DATA_FILE_PATH;
import static io.github.mysqlclone.preflight.CheckId.DISK_SPACE;
import static io.github.mysqlclone.preflight.CheckId.ENCRYPTION;
import static io.github.mysqlclone.preflight.CheckId.TARGET_DIRECTORY;
import static io.github.mysqlclone.preflight.CheckId.UNDO_NAMES;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.DiskSpace;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.TargetState;
import io.github.mysqlclone.preflight.DiskSpaceProbe.FileSystemSpace;
import java.util.List;

/** Findings about files and room, word for word. */
final class StorageSamples {

    private StorageSamples() {}

    static List<FaultySample> samples() {
        return List.of(
                FaultySample.of(
                        DATA_FILE_PATH,
                        "another number of files",
                        SampleFacts.replacing()
                                .donor(server ->
                                        server.variable("innodb_data_file_path", "ibdata1:12M;ibdata2:12M:autoextend")),
                        """
                        ERROR 3869 ★ recipient: innodb_data_file_path is ibdata1:12M:autoextend, on the donor ibdata1:12M;ibdata2:12M:autoextend: the donor has more files
                        -> Initialise the recipient again with innodb_data_file_path=ibdata1:12M;ibdata2:12M:autoextend."""),
                FaultySample.of(
                        DATA_FILE_PATH,
                        "a smaller file",
                        SampleFacts.replacing()
                                .donor(server -> server.variable("innodb_data_file_path", "ibdata1:10M:autoextend")
                                        .systemBytes(10L << 20)),
                        """
                        ERROR 1815 ★ recipient: innodb_data_file_path is ibdata1:12M:autoextend, on the donor ibdata1:10M:autoextend: the donor's last file has 10.00 MiB, less than this configuration begins with
                        -> Initialise the recipient again with innodb_data_file_path=ibdata1:10M:autoextend."""),
                FaultySample.of(
                        DATA_FILE_PATH,
                        "a smaller file, and a recipient that ends for good",
                        SampleFacts.replacing()
                                .both(server -> server.version("8.0.30"))
                                .donor(server -> server.variable("innodb_data_file_path", "ibdata1:10M:autoextend")
                                        .systemBytes(10L << 20)),
                        """
                        ERROR ★ recipient: innodb_data_file_path is ibdata1:12M:autoextend, on the donor ibdata1:10M:autoextend: the donor's last file has 10.00 MiB, less than this configuration begins with, with which it never starts again
                        -> Initialise the recipient again with innodb_data_file_path=ibdata1:10M:autoextend."""),
                FaultySample.of(
                        ENCRYPTION,
                        "without TLS and keyring",
                        SampleFacts.replacing(spec -> spec.replaceData().requireNoSsl())
                                .donor(server -> server.encrypted("shop/card")),
                        """
                        ERROR 3872 ★ donor: it has 1 encrypted tablespace such as shop/card, which needs TLS, but the statement says REQUIRE NO SSL
                        -> Use requireSsl().
                        ERROR 1815 ★ recipient: no keyring is active, and the donor has 1 encrypted tablespace such as shop/card
                        -> Load a keyring component on the recipient; its keys need not be the donor's."""),
                FaultySample.of(
                        ENCRYPTION,
                        "redo, for a directory",
                        SampleFacts.intoDirectory().donor(server -> server.variable("innodb_redo_log_encrypt", "ON")),
                        """
                        ERROR 1815 recipient: no keyring is active, and the donor has innodb_redo_log_encrypt=ON
                        -> Load a keyring component on the recipient; its keys need not be the donor's."""),
                FaultySample.of(
                        ENCRYPTION,
                        "of a local clone",
                        SampleFacts.local().recipient(server -> server.encrypted("shop/card")),
                        """
                        NOTICE recipient: a clone copies no keys, and what it copies has 1 encrypted tablespace such as shop/card: a server starts on the directory only with the keyring that this one has when the clone ends
                        -> Copy that keyring, and its manifest and configuration if they lie in the data directory."""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "unknown to the recipient",
                        SampleFacts.replacing().donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        ERROR 1525 ★ recipient: it does not know the directories of data files with absolute paths: /fast/a.ibd
                        -> Start the recipient with innodb_directories naming them, and make them writable for mysqld."""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "unknown to an older recipient",
                        SampleFacts.replacing()
                                .both(server -> server.version("8.4.6"))
                                .donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        WARNING recipient: it does not know the directories of data files with absolute paths: /fast/a.ibd
                        -> Start the recipient with innodb_directories naming them, and make them writable for mysqld."""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "in use by the donor, and an old recipient",
                        SampleFacts.fromLocalhost()
                                .onOneHost()
                                .both(server -> server.version("8.0.30"))
                                .donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        ERROR 1815 ★ donor: data files with absolute paths, which are the running donor's and would be replaced: /fast/a.ibd; it would lose what it commits there, and crash after its next start; before 8.4.8 the recipient may not recover from that either
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "in use by the donor",
                        SampleFacts.fromLocalhost()
                                .onOneHost()
                                .both(server -> server.version("8.4.8"))
                                .donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        ERROR ★ donor: data files with absolute paths, which are the running donor's and would be replaced: /fast/a.ibd; it would lose what it commits there, and crash after its next start
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "perhaps in use by the donor",
                        SampleFacts.replacing()
                                .onOneHost()
                                .both(server -> server.version("8.4.8"))
                                .donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        WARNING ★ donor: data files with absolute paths, which are the running donor's and would be replaced: /fast/a.ibd; it would lose what it commits there, and crash after its next start; unless these are two hosts of one hostname, which cannot be told from here
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "perhaps there already",
                        SampleFacts.intoDirectory()
                                .onOneHost()
                                .both(server -> server.version("8.4.8"))
                                .donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        WARNING 1086 donor: data files with absolute paths, which would be made where they already are: /fast/a.ibd; unless these are two hosts of one hostname, which cannot be told from here
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "perhaps in use by the donor, and an old recipient",
                        SampleFacts.replacing()
                                .onOneHost()
                                .both(server -> server.version("8.0.30"))
                                .donor(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        WARNING 1815 ★ donor: data files with absolute paths, which are the running donor's and would be replaced: /fast/a.ibd; it would lose what it commits there, and crash after its next start; before 8.4.8 the recipient may not recover from that either; unless these are two hosts of one hostname, which cannot be told from here
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "in use by somebody",
                        SampleFacts.replacing()
                                .both(server -> server.version("8.4.8"))
                                .donor(server -> server.outsideFile("/fast/a.ibd"))
                                .donorsFilesThere("/fast/a.ibd"),
                        """
                        ERROR ★ donor: data files with absolute paths, where the recipient's host has something that is not the recipient's and would be replaced: /fast/a.ibd; it may be another server's
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        ABSOLUTE_PATHS,
                        "of a local clone",
                        SampleFacts.local().recipient(server -> server.outsideFile("/fast/a.ibd")),
                        """
                        ERROR 1086 recipient: data files with absolute paths, which would be made where they already are: /fast/a.ibd
                        -> Move these tables into the data directory: ALTER TABLE … TABLESPACE = innodb_file_per_table;"""),
                FaultySample.of(
                        UNDO_NAMES,
                        "one name twice",
                        SampleFacts.replacing()
                                .donor(server -> server.undoFile("/a/u.ibu").undoFile("/b/u.ibu")),
                        """
                        ERROR 3869 ★ donor: undo tablespaces in different directories have files of one name: u.ibu
                        -> Drop all but one of them: ALTER UNDO TABLESPACE … SET INACTIVE; DROP UNDO TABLESPACE …; and create them again under other names."""),
                FaultySample.of(
                        DISK_SPACE, "too little", SampleFacts.replacing().freeBytes(1L << 20), """
                        ERROR 3873 ★ recipient: the copy needs 270.00 MiB, the file system of the data has 101.00 MiB, what is dropped included
                        -> Make room on the recipient's host, or clone to a larger file system."""),
                FaultySample.of(
                        DISK_SPACE,
                        "a full file system of undo tablespaces",
                        SampleFacts.replacing()
                                .space(new DiskSpace(
                                        new FileSystemSpace("/", 100L << 30),
                                        new FileSystemSpace("/undo", 1L << 20),
                                        new FileSystemSpace("/", 100L << 30))),
                        """
                        ERROR ★ recipient: undo tablespaces and redo log need 32.00 MiB on /undo, which has 1.00 MiB
                        -> Make room on that file system."""),
                FaultySample.of(
                        DISK_SPACE,
                        "little left beside a directory",
                        SampleFacts.intoDirectory().freeBytes(1L << 30),
                        """
                        WARNING recipient: the copy leaves 754.00 MiB free beside a running server
                        -> Make room, or clone to another file system."""),
                FaultySample.of(TARGET_DIRECTORY, "a backslash", SampleFacts.intoDirectory("/a\\b"), """
                        ERROR 1525 recipient: the server cannot copy files into a path with a backslash: /a\\b
                        -> Give a path without backslashes."""),
                FaultySample.of(
                        TARGET_DIRECTORY,
                        "there already",
                        SampleFacts.intoDirectory()
                                .target(new TargetState(true, "/backups", false, true, Fact.of(true))),
                        """
                        ERROR 1007 recipient: /backups/copy exists already
                        -> Give a directory that does not exist; the server makes it."""),
                FaultySample.of(
                        TARGET_DIRECTORY,
                        "in the data directory",
                        SampleFacts.intoDirectory()
                                .target(new TargetState(false, "/backups", true, true, Fact.of(true))),
                        """
                        ERROR 3632 recipient: /backups/copy lies in the data directory, links resolved
                        -> Give a directory outside of it."""),
                FaultySample.of(
                        TARGET_DIRECTORY,
                        "not writable, and no parent",
                        SampleFacts.intoDirectory().target(new TargetState(false, "/", false, false, Fact.of(false))),
                        """
                        ERROR 1006 recipient: mysqld may not write into /
                        -> Give mysqld's user the right to write there, or give another directory.
                        WARNING recipient: the parent of /backups/copy does not exist; the server makes all directories below /
                        -> Make sure that the path is spelt right."""));
    }
}
