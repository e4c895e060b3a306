package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.pair.ReadyPair;
import org.testcontainers.mysql.MySQLContainer;

/** Two servers in containers, in a network of their own. */
final class ContainerClonePair extends ReadyPair {

    static final String DONOR = "donor";
    static final String RECIPIENT = "recipient";

    private final PairBridge bridge;

    ContainerClonePair(PairBridge bridge, TestServer donor, TestServer recipient) {
        super(donor, recipient, () -> bridge.linkTo(donor.host(), donor.port()));
        this.bridge = bridge;
    }

    @Override
    public String donorHostForRecipient() {
        return DONOR;
    }

    @Override
    public int donorPortForRecipient() {
        return MySQLContainer.MYSQL_PORT;
    }

    @Override
    public void close() {
        try (bridge) {
            super.close();
        }
    }
}
