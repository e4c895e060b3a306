package io.github.mysqlclone.examples.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.ServerError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a program is tested that has to do the right thing when a clone fails. */
class MockedSessionTest {

    @Test
    // @start region="mock"
    void takesAnEmptiedServerOutOfTheLoadBalancer() {
        CloneFailure diskIsFull = new CloneFailure(
                Optional.of(new ServerError(3873, "HY000", "Clone estimated database size is 172.34 MiB.")),
                Optional.of(Stage.FILE_COPY),
                Optional.empty(),
                RecipientData.DROPPED,
                List.of(),
                "Free disk space on the recipient.");
        CloneSession session = mock(CloneSession.class);
        when(session.run()).thenThrow(new CloneFailedException("The clone failed", diskIsFull, null));

        NightlyCopy copy = new NightlyCopy(session);
        copy.run();

        assertThat(copy.isInLoadBalancer()).isFalse();
    }
    // @end

    /** What a user wrote. */
    private static final class NightlyCopy {

        private final CloneSession session;
        private boolean inLoadBalancer = true;

        NightlyCopy(CloneSession session) {
            this.session = session;
        }

        void run() {
            try {
                session.run();
            } catch (CloneFailedException e) {
                inLoadBalancer = e.failure().recipientData() == RecipientData.UNTOUCHED;
            }
        }

        boolean isInLoadBalancer() {
            return inLoadBalancer;
        }
    }
}
