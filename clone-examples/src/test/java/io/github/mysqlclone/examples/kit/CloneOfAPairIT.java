package io.github.mysqlclone.examples.kit;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.junit.ClonedPair;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test of a clone that the README shows. */
@Tag("full-lane")
class CloneOfAPairIT {

    @Nested
    // @start region="pair"
    @ClonedPair(cloned = false) // two servers that are ready to clone
    class CloneTest {

        @Test
        void copiesTheDonor(ClonePair pair) throws SQLException {
            pair.donor().execute("CREATE DATABASE shop");

            try (CloneSession session = CloneSpec.remote(pair.donorHostForRecipient(), pair.donorPortForRecipient())
                    .donorAccount(pair.donorAccount())
                    .donorServer(pair.donor().server()) // as this JVM reaches it
                    .accountAfterRestart(pair.donor().rootAccount())
                    .restartStrategy(pair.recipient().restartStrategy())
                    .openSession(pair.recipient().server(pair.recipientAccount()))) {
                assertThat(session.preflight()).hasNoErrors();
                CloneResult result = session.run();
                assertThat(result).hasCoordinates();
            }
            assertThat(pair.recipient()).hasSameDataAs(pair.donor());
        }
    }
    // @end
}
