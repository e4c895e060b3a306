package io.github.mysqlclone.testkit.junit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The servers that run for a static extension now: those of its class, or of the test that the calling thread is in. */
final class CurrentServers {

    private final Map<Thread, RunningServers> ofTests = new ConcurrentHashMap<>();
    private volatile @Nullable RunningServers ofClass;

    void beginClass(RunningServers servers) {
        ofClass = servers;
    }

    void endClass() {
        ofClass = null;
    }

    void beginTest(RunningServers servers) {
        ofTests.put(Thread.currentThread(), servers);
    }

    void endTest() {
        ofTests.remove(Thread.currentThread());
    }

    /** Returns them; those of the class where there are such. */
    Optional<RunningServers> find() {
        return Optional.ofNullable(ofClass).or(() -> Optional.ofNullable(ofTests.get(Thread.currentThread())));
    }
}
