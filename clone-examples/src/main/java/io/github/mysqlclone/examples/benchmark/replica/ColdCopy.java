package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.testkit.TestServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** Stops the source, copies its directory, starts both: as fast as the disk, and nobody can work meanwhile. */
record ColdCopy(TestServer source) implements ReplicaWay {

    private static final String DUMP_SESSIONS =
            "SELECT PROCESSLIST_ID FROM performance_schema.threads WHERE PROCESSLIST_COMMAND LIKE 'Binlog Dump%'";

    /** ER_NO_SUCH_THREAD: it has ended by itself since. */
    private static final int NO_SUCH_SESSION = 1094;

    /** There is none: the copy is a server of its own. */
    @Override
    public TestServer prepare() throws SQLException {
        endReplicasOfBefore();
        return ReplicaServers.spec().create();
    }

    /** A source that is stopped waits up to ten seconds for those that were killed, since it has not noticed yet. */
    private void endReplicasOfBefore() throws SQLException {
        for (Optional<String> session : source.values(DUMP_SESSIONS)) {
            try {
                source.execute("KILL " + session.orElseThrow());
            } catch (SQLException e) {
                if (e.getErrorCode() != NO_SUCH_SESSION) {
                    throw e;
                }
            }
        }
    }

    @Override
    public TestServer makeReplica(TestServer empty) throws Exception {
        source.stop();
        TestServer replica = ReplicaServers.spec()
                .copyOfDataDirectory(Path.of(source.dataDirectory()))
                .start();
        source.start();
        Follower.follow(source, replica);
        return replica;
    }
}
