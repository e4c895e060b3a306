package io.github.mysqlclone.testkit.junit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that run for a static extension now. Classes that inherit it may run at the same time: what counts first is the
 * class or test that the calling thread is in. A thread that waits for the tests of its class may run those of another one
 * meanwhile; it is back in its own when they have ended.
 */
final class CurrentServers {

    /** A class or test that a thread is in. */
    private record Entered(String id, RunningServers servers) {}

    /** The innermost first; each is touched by its own thread only. */
    private final Map<Thread, Deque<Entered>> ofThreads = new ConcurrentHashMap<>();

    private final Map<String, RunningServers> ofClasses = new ConcurrentHashMap<>();

    void beginClass(String id, RunningServers servers) {
        ofClasses.put(id, servers);
        beginTest(id, servers);
    }

    void endClass(String id) {
        ofClasses.remove(id);
        endTest(id);
    }

    void beginTest(String id, RunningServers servers) {
        ofThreads
                .computeIfAbsent(Thread.currentThread(), thread -> new ArrayDeque<>())
                .push(new Entered(id, servers));
    }

    /** What comes after the last test of a class, such as {@code @AfterAll}, is in the class still. */
    void endTest(String id) {
        ofThreads.computeIfPresent(Thread.currentThread(), (thread, entered) -> {
            entered.removeIf(each -> each.id().equals(id));
            return entered.isEmpty() ? null : entered;
        });
    }

    /** Returns those of the thread, or where it is in none the only ones of a class. */
    Optional<RunningServers> find() {
        return Optional.ofNullable(ofThreads.get(Thread.currentThread()))
                .map(entered -> entered.getFirst().servers())
                .or(() -> {
                    List<RunningServers> running =
                            ofClasses.values().stream().distinct().toList();
                    return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
                });
    }
}
