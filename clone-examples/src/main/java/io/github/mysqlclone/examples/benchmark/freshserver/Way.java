package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.sql.SQLException;

/** A way to get a server that holds the data set and that nobody has used. */
interface Way extends AutoCloseable {

    String name();

    /** Tells whether it takes so little that what the system holds of its files is a good part of it. */
    default boolean isQuick() {
        return false;
    }

    /** Does what a test does not wait for, before each measurement. */
    default void prepare() throws IOException, SQLException {}

    /** Does what is measured. */
    TestServer provide() throws IOException, SQLException, InterruptedException;

    /** Takes the server away again. */
    default void discard(TestServer server) throws IOException, SQLException {
        server.close();
    }

    @Override
    default void close() {}
}
