package io.github.mysqlclone.testkit.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that run for a static extension now. Classes that inherit it may run at the same time: what counts first is the
 * class or test that the calling thread is in.
 */
final class CurrentServers {

    private final Map<Thread, RunningServers> ofThreads = new ConcurrentHashMap<>();
    private final Map<String, RunningServers> ofClasses = new ConcurrentHashMap<>();

    void beginClass(String id, RunningServers servers) {
        ofClasses.put(id, servers);
        ofThreads.put(Thread.currentThread(), servers);
    }

    void endClass(String id) {
        ofClasses.remove(id);
        ofThreads.remove(Thread.currentThread());
    }

    void beginTest(RunningServers servers) {
        ofThreads.put(Thread.currentThread(), servers);
    }

    /** What comes after the last test of a class, such as {@code @AfterAll}, is in the class still. */
    void endTest(RunningServers servers) {
        if (!ofClasses.containsValue(servers)) {
            ofThreads.remove(Thread.currentThread());
        }
    }

    /** Returns those of the thread, or where it is in none the only ones of a class. */
    Optional<RunningServers> find() {
        return Optional.ofNullable(ofThreads.get(Thread.currentThread())).or(() -> {
            List<RunningServers> running =
                    ofClasses.values().stream().distinct().toList();
            return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
        });
    }
}
