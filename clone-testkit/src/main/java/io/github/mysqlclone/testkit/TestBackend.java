package io.github.mysqlclone.testkit;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Runs servers in one particular way; found by {@link ServiceLoader}, so that what a way needs is touched only when it
 * is used.
 *
 * <p>Implementations have a public constructor without parameters and hold no state.
 */
public interface TestBackend {

    /**
     * Starts a pair with everything at its default.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException if that is not possible here
     */
    ClonePair createPair();

    /**
     * Returns the way that is used when a test does not name one.
     *
     * @return a backend
     * @throws TestkitException if there is none on the class path
     */
    static TestBackend pick() {
        List<TestBackend> backends = ServiceLoader.load(TestBackend.class, TestBackend.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (backends.isEmpty()) {
            throw new TestkitException("No test backend is on the class path: META-INF/services/"
                    + TestBackend.class.getName() + " is missing. Was the kit's jar repackaged without it?");
        }
        return backends.get(0);
    }
}
