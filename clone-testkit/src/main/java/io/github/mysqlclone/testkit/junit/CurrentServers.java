package io.github.mysqlclone.testkit.junit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers that run for a static extension now: those of its class, or of the test that the calling thread is in. */
final class CurrentServers {

    private final ThreadLocal<RunningServers> ofTest = new ThreadLocal<>();
    private volatile @Nullable RunningServers ofClass;

    void beginClass(RunningServers servers) {
        ofClass = servers;
    }

    void endClass() {
        ofClass = null;
    }

    void beginTest(RunningServers servers) {
        ofTest.set(servers);
    }

    void endTest() {
        ofTest.remove();
    }

    /** Returns them; those of the class where there are such. */
    Optional<RunningServers> find() {
        return Optional.ofNullable(ofClass).or(() -> Optional.ofNullable(ofTest.get()));
    }
}
