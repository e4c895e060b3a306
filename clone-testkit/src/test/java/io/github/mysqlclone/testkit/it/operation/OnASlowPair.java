package io.github.mysqlclone.testkit.it.operation;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Gives each test a pair of its own, whose donor holds much and whose recipient holds something to lose. */
abstract class OnASlowPair {

    final ClonePair pair = SlowCloneData.newPair();

    @BeforeEach
    void letBothHoldData() throws SQLException {
        Servers.fill(pair.recipient(), "old", 10);
    }

    @AfterEach
    void close() {
        pair.close();
    }
}
