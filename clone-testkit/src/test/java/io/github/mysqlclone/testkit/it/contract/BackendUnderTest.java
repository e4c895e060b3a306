package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;

/** One way of running servers. */
interface BackendUnderTest {

    TestBackend backend();

    TestServer start(Wish wish);

    ClonePair startPair(Wish donor, Wish recipient);
}
