package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Starts the pairs of the groups in their order, the next one while the scenarios of one run. */
final class PairsAhead implements AutoCloseable {

    private final Iterator<ScenarioGroup> groups;
    private final ExecutorService starter = Executors.newSingleThreadExecutor();
    private @Nullable CompletableFuture<ClonePair> next;

    PairsAhead(List<ScenarioGroup> groups) {
        this.groups = groups.iterator();
    }

    /** Returns the pair of the next group, which the caller closes. */
    ClonePair take() {
        CompletableFuture<ClonePair> taken = next == null ? startNext() : next;
        ClonePair pair = taken.join();
        next = groups.hasNext() ? startNext() : null;
        return pair;
    }

    private CompletableFuture<ClonePair> startNext() {
        ScenarioGroup group = groups.next();
        return CompletableFuture.supplyAsync(() -> started(group), starter);
    }

    private static ClonePair started(ScenarioGroup group) {
        ClonePair pair = group.pair().start();
        try {
            // An empty donor is a fault of its own.
            Servers.fill(pair.donor(), "shop", 10);
            return pair;
        } catch (SQLException e) {
            pair.close();
            throw new IllegalStateException("Cannot fill the donor", e);
        }
    }

    @Override
    public void close() {
        starter.shutdown();
        if (next != null) {
            next.thenAccept(ClonePair::close).join();
        }
    }
}
