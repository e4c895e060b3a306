package io.github.mysqlclone.testkit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Keeps the data of a server that was filled, and starts servers on copies of it: what a template does on one backend.
 *
 * <p>Implementations hold no state but the description of the servers.
 *
 * @since 0.1.0
 */
public interface DataCopies {

    /**
     * Returns the version of the MySQL that the servers run.
     *
     * @return three numbers, as in {@code 9.7.4}
     * @throws TestkitException if MySQL is not to be had in this way
     */
    String mysqlVersion();

    /**
     * Tells these servers from others: data is copied only to the MySQL and the options it was made with.
     *
     * @return any text, the same for the same servers in every JVM
     * @throws TestkitException if MySQL is not to be had in this way
     */
    String fingerprint();

    /**
     * Tells running servers from others, also by what makes no difference to their data, such as supervision.
     *
     * @return any text, the same for the same servers in every JVM; by default the {@link #fingerprint()}
     * @throws TestkitException if MySQL is not to be had in this way
     */
    default String serverFingerprint() {
        return fingerprint();
    }

    /**
     * Changes the servers by an option.
     *
     * @param option as for {@link ServerDescription#with(ServerOption)}
     * @return others
     * @throws IllegalArgumentException if the option will not do
     */
    DataCopies with(ServerOption option);

    /**
     * Changes the servers by an option file.
     *
     * @param file as for {@link ServerDescription#optionFile(Path)}
     * @return others
     * @throws TestkitException if it will not do
     */
    DataCopies optionFile(Path file);

    /**
     * Starts a server without data.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if the server does not start
     */
    TestServer startEmpty();

    /**
     * Starts a pair without data, ready to clone, of whose servers either can replicate from the other.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException if a server does not start
     */
    ClonePair startEmptyPair();

    /**
     * Starts a group without data, ready to clone, of whose servers each can replicate from any other.
     *
     * @param servers how many, as for {@link ServerGroup#create(int)}
     * @return the group, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException if a server does not start
     */
    ServerGroup startEmptyGroup(int servers);

    /**
     * Starts a server to be filled: without a binary log, which each test would copy and nobody could use, and without running
     * events, as those of a dump would change its rows while they are loaded.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if the server does not start
     */
    TestServer startToFill();

    /**
     * Stops a server cleanly and keeps its data. A copy of it gets a {@code server_uuid} of its own. Data of a server that
     * ended otherwise than with exit code 0, or that lies outside of its data directory, is not kept.
     *
     * @param filled a server from {@link #startToFill()}
     * @param folder where to put it; nothing is there yet
     * @throws TestkitException if the server does not stop, did not stop cleanly, or has data elsewhere
     * @throws IOException if the data cannot be written
     */
    void keep(TestServer filled, Path folder) throws IOException;

    /**
     * Starts a server on a copy.
     *
     * @param folder what {@link #keep(TestServer, Path)} has left
     * @return the server, which the caller closes
     * @throws TestkitException if the server does not start
     */
    TestServer start(Path folder);

    /**
     * Starts a pair that is ready to clone, whose donor runs on a copy. The recipient is described as the donor is, but for the
     * data, the port and the {@code server_id}, so that it can be a copy of it.
     *
     * @param folder what {@link #keep(TestServer, Path)} has left
     * @return the pair, which the caller closes
     * @throws TestkitException if a server does not start
     */
    ClonePair startPair(Path folder);

    /**
     * Starts a pair both of whose servers run on copies: of one and the same history, so that either can replicate from the
     * other without a clone. Events run on the donor only, as on a source and its replica.
     *
     * @param folder what {@link #keep(TestServer, Path)} has left
     * @return the pair, which the caller closes
     * @throws TestkitException if a server does not start
     */
    ClonePair startPairOfCopies(Path folder);

    /**
     * Starts a group that is ready to clone, whose donor runs on a copy. The recipients are described as for
     * {@link #startPair(Path)}.
     *
     * @param folder what {@link #keep(TestServer, Path)} has left
     * @param servers how many, as for {@link ServerGroup#create(int)}
     * @return the group, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException if a server does not start
     */
    ServerGroup startGroup(Path folder, int servers);

    /**
     * Starts a group all of whose servers run on copies, as {@link #startPairOfCopies(Path)} starts two.
     *
     * @param folder what {@link #keep(TestServer, Path)} has left
     * @param servers how many, as for {@link ServerGroup#create(int)}
     * @return the group, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException if a server does not start
     */
    ServerGroup startGroupOfCopies(Path folder, int servers);
}
