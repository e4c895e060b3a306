package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.internal.pair.ReadyPair;

/** Two servers that run as processes. */
final class ProcessClonePair extends ReadyPair {

    ProcessClonePair(TestServer donor, TestServer recipient) {
        super(donor, recipient, () -> NetworkLink.to(donor.host(), donor.port()));
    }
}
