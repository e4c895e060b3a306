package io.github.mysqlclone.testkit;

import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/**
 * Runs servers in one particular way; found by {@link ServiceLoader}, so that what a way needs is touched only when it
 * is used.
 *
 * <p>Implementations have a public constructor without parameters and hold no state.
 *
 * @since 0.1.0
 */
public interface TestBackend {

    /** Whether a backend could be used now. */
    sealed interface Availability permits Available, Missing {}

    /**
     * It could.
     *
     * @param why what it would use and how that came to be, for the log
     */
    record Available(String why) implements Availability {

        /**
         * Checks the text.
         *
         * @throws NullPointerException if it is null
         */
        public Available {
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * It could not.
     *
     * @param reason what was looked for where
     * @param remedy what would help
     */
    record Missing(String reason, String remedy) implements Availability {

        /**
         * Checks the texts.
         *
         * @throws NullPointerException if one is null
         */
        public Missing {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(remedy, "remedy");
        }
    }

    /**
     * Returns the name by which {@code clone.testkit.backend} asks for this backend.
     *
     * @return {@code process} or {@code container}, or the name of a backend that is not the kit's own
     */
    String name();

    /**
     * Tells whether servers are to be had in this way, without starting one and without downloading anything.
     *
     * @return the answer, within a second unless a MySQL that was never used before has to be tried out
     * @throws TestkitException if what was set for this backend does not work
     */
    Availability availability();

    /**
     * Tells whether this backend can cause a fault on this machine.
     *
     * @param kind which one
     * @return false if whoever asks for it gets an {@link UnsupportedFaultException}
     */
    boolean supports(FaultKind kind);

    /**
     * Returns what keeps the data of servers of this backend, with everything at its default, for a template.
     *
     * @return the same behaviour whenever it is called; nothing is started yet
     */
    DataCopies copies();

    /**
     * Starts one server with everything at its default.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if that is not possible here
     */
    TestServer startServer();

    /**
     * Starts a pair with everything at its default.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException if that is not possible here
     */
    ClonePair createPair();

    /**
     * Starts a group of servers with everything at its default.
     *
     * @param servers how many, as for {@link ServerGroup#create(int)}
     * @return the group, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException if that is not possible here
     */
    default ServerGroup createGroup(int servers) {
        return copies().startEmptyGroup(servers);
    }

    /**
     * Returns the way that is used when a test does not name one: what {@code clone.testkit.backend} (or the environment
     * variable {@code CLONE_TESTKIT_BACKEND}) names, or else processes if a MySQL is to be had for them, or else
     * containers. The pick is logged with INFO, with its reason, once for each JVM.
     *
     * @return a backend that said it is available
     * @throws TestkitException if there is none; the message says what was looked for where, and what would help
     */
    static TestBackend pick() {
        List<TestBackend> backends = ServiceLoader.load(TestBackend.class, TestBackend.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return new BackendChoice(SettingValues.ofThisProcess(), backends).pick();
    }
}
