package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The data directory of a container as an archive of this machine; owners and permissions are those in the container. */
record DataArchive(Path file) {

    private static final String PARENT = "/var/lib";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** As the server in the container names it, whatever system this JVM runs on. */
    static final String DATA_DIRECTORY = PARENT + "/mysql";

    /** Takes it from a container whose server does not run. */
    void saveFrom(KitContainer container) throws IOException {
        // Each copy makes a server_uuid of its own, and spare redo log files; those it finds it removes one by one.
        container.run("cd " + DATA_DIRECTORY + " && rm -f auto.cnf '#innodb_redo'/'#ib_redo'*_tmp");
        try (InputStream archive = container
                .getDockerClient()
                .copyArchiveFromContainerCmd(container.getContainerId(), DATA_DIRECTORY)
                .exec()) {
            Files.createFile(file, OWNER_ONLY); // a whole dump may be in it
            try (OutputStream output = Files.newOutputStream(file)) {
                archive.transferTo(output);
            }
        }
    }

    /** Puts it into a container whose server was never started: the image's script then finds nothing to initialise. */
    void putInto(KitContainer container) {
        try (InputStream archive = Files.newInputStream(file)) {
            container
                    .getDockerClient()
                    .copyArchiveToContainerCmd(container.getContainerId())
                    .withRemotePath(PARENT)
                    .withTarInputStream(archive)
                    .exec();
        } catch (IOException e) {
            throw new TestkitException("Cannot read the data directory's archive " + file + ": " + e, e);
        }
    }
}
