package io.github.mysqlclone.testkit.it.random;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the next trial while one runs: most of the time of both is spent waiting for servers. */
final class TrialsAhead implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TrialsAhead.class);

    private final ExecutorService setter = Executors.newSingleThreadExecutor();
    private final Machine machine;
    private final Deque<Long> seeds;
    private final Deque<Future<Trial>> ahead = new ArrayDeque<>();

    TrialsAhead(Machine machine, List<Long> seeds) {
        this.machine = machine;
        this.seeds = new ArrayDeque<>(seeds);
        setOne();
    }

    private void setOne() {
        Long seed = seeds.poll();
        if (seed != null) {
            ahead.add(setter.submit(() -> Trial.set(Schedule.drawn(seed), machine)));
        }
    }

    /** Returns the trial of the next seed, which the caller closes. */
    Trial next() throws Exception {
        Future<Trial> next = ahead.remove();
        setOne();
        return next.get();
    }

    @Override
    public void close() {
        setter.shutdown();
        for (Future<Trial> trial : ahead) {
            try {
                trial.get().close();
            } catch (ExecutionException e) {
                log.debug("A trial was never set: {}", e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        machine.close();
    }
}
