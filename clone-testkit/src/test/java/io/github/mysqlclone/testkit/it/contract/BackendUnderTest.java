package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import java.util.Map;

/** One way of running servers. */
interface BackendUnderTest {

    TestBackend backend();

    TestServer start(Wish wish);

    ClonePair startPair(Wish donor, Wish recipient);

    /** What keeps the data of servers that are told these options from their first start on. */
    DataCopies copies(Map<String, String> options);
}
