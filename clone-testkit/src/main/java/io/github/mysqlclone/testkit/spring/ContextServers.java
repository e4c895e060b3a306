package io.github.mysqlclone.testkit.spring;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers of one application context: those that its data sources reach now, and their end with the context. */
final class ContextServers implements AutoCloseable {

    /** The name of the bean. */
    static final String NAME = "io.github.mysqlclone.testkit.spring.servers";

    private static final Logger LOGGER = LoggerFactory.getLogger(ContextServers.class);

    private final Supplier<StartedServers> starting;
    private @Nullable StartedServers current;
    private boolean inUse;
    private boolean closed;

    ContextServers(Supplier<StartedServers> starting) {
        this.starting = starting;
    }

    /** Returns those that run, started now if none do yet. */
    synchronized StartedServers current() {
        if (closed) {
            throw new IllegalStateException("The application context has been closed, and its MySQL with it");
        }
        StartedServers known = current;
        if (known == null) {
            known = started();
            current = known;
        }
        return known;
    }

    DataSource source() {
        StartedServers servers = current();
        return servers.dataSource(servers.donor());
    }

    DataSource replica() {
        StartedServers servers = current();
        return servers.dataSource(replicaOf(servers).orElseThrow());
    }

    static Optional<TestServer> replicaOf(StartedServers servers) {
        return servers.pair().map(pair -> pair.recipient());
    }

    /** Says that a test begins; the first one finds what the context made of its servers. */
    synchronized void use() {
        inUse = true;
    }

    /** Says that all of the context that fills the current ones has done so; until then they are to be renewed once more. */
    synchronized void filled() {
        inUse = false;
    }

    /** Puts others in the place of those that a test has used, and tells whether it did. */
    synchronized boolean renew() {
        if (closed || !inUse) {
            return false;
        }
        StartedServers former = current;
        current = started(); // first: where that fails, the former ones go on
        if (former != null) {
            former.close();
        }
        return true;
    }

    /** Has the files of those that run stay for a test that has failed, where that is asked for. */
    synchronized void failed(String test) {
        StartedServers known = current;
        if (known != null) {
            known.failed(test);
        }
    }

    private StartedServers started() {
        StartedServers started = starting.get();
        LOGGER.info("The application context has {}", started.description());
        return started;
    }

    @Override
    public synchronized void close() {
        closed = true;
        StartedServers last = current;
        current = null;
        if (last != null) {
            last.close();
        }
    }
}
