package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.DiskSpace;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.DiskSpaceProbe;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Looks at the recipient's files, if they are on this host, and asks for its disk space. Changes nothing. */
public final class HostReader {

    private HostReader() {}

    /**
     * Add what is seen to what was read by SQL.
     *
     * @param dataFiles asks the recipient for its data files, if it comes to that
     */
    public static RecipientFacts look(
            CloneSpec spec, RecipientFacts recipient, StrayTablespaceReader.DataFiles dataFiles) {
        Optional<String> target = target(spec);
        Fact<Path> dataDirectory = dataDirectoryOnThisHost(recipient.server());
        Fact<HostFiles> files =
                dataDirectory.map(directory -> HostFileReader.read(recipient.server(), directory, target, dataFiles));
        return new RecipientFacts(
                recipient.server(), recipient.userData(), files, space(spec, recipient.server(), dataDirectory));
    }

    private static Optional<String> target(CloneSpec spec) {
        if (spec instanceof LocalCloneSpec local) {
            return Optional.of(local.dataDirectory());
        }
        return ((RemoteCloneSpec) spec).dataDirectory();
    }

    private static Fact<Path> dataDirectoryOnThisHost(ServerFacts server) {
        return server.variable("datadir")
                .flatMap(path -> dataDirectoryOnThisHost(
                        server.name(), path, server.identity().uuid()));
    }

    /** A path of the same name proves nothing, as a container may have one; the server's uuid in it does. */
    static Fact<Path> dataDirectoryOnThisHost(String name, String path, String uuid) {
        String text;
        try {
            text = HostFileReader.textOf(Path.of(path, "auto.cnf"));
        } catch (IOException | InvalidPathException e) {
            return Fact.unknown("the data directory " + path + " of " + name + " cannot be looked at from this host");
        }
        return text.contains(uuid)
                ? Fact.of(Path.of(path))
                : Fact.unknown("the data directory " + path + " on this host is another server's");
    }

    private static Fact<DiskSpace> space(CloneSpec spec, ServerFacts server, Fact<Path> dataDirectory) {
        Optional<DiskSpaceProbe> given = spec.preflightPolicy().diskSpaceProbe();
        Fact<DiskSpaceProbe> probe =
                given.map(Fact::of).orElseGet(() -> dataDirectory.map(here -> DiskSpaceProbe.thisHost()));
        return probe.flatMap(asked -> server.variable("datadir").flatMap(dataDir -> {
            String base = target(spec).orElse(dataDir);
            boolean replace = spec.kind() == CloneKind.REPLACE;
            String undo = replace ? directory(server, "innodb_undo_directory", base) : base;
            String redo = replace ? directory(server, "innodb_log_group_home_dir", base) : base;
            try {
                return Fact.of(new DiskSpace(asked.spaceAt(base), asked.spaceAt(undo), asked.spaceAt(redo)));
            } catch (IOException | RuntimeException | Error e) {
                return Fact.unknown("the disk space probe failed: " + e);
            }
        }));
    }

    /** The value of a variable that may be relative to the data directory, or empty for it. */
    private static String directory(ServerFacts server, String variable, String dataDir) {
        String value = server.variable(variable).known().orElse("");
        if (value.startsWith("/") || value.matches("[A-Za-z]:.*")) {
            return value;
        }
        String separator = dataDir.endsWith("/") ? "" : "/";
        return value.isEmpty() || value.equals("./") ? dataDir : dataDir + separator + value;
    }
}
