package io.github.mysqlclone.testkit.it.operation;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.SQLException;

/** A clone into a directory that lasts long enough to be looked at. */
final class SlowDirectoryClone {

    private SlowDirectoryClone() {}

    static RemoteCloneSpec of(ClonePair pair) throws SQLException {
        return Servers.fromDonorSlowly(pair, 5)
                .requireNoSsl()
                .dataDirectory(pair.recipient().workDirectory() + "/copy");
    }

    /** Tells whether its pace has been measured. */
    static boolean isSlowedDown(CloneProgress progress) {
        return Servers.isCopyingFiles(progress)
                && progress.movement().copyTimeLeft().isPresent();
    }
}
