package io.github.mysqlclone.internal.fleet.cloning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.fleet.state.MemberStates;
import io.github.mysqlclone.internal.fleet.state.Outcomes;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member that restarts at the end of its clone answers nobody for a while. */
@Timeout(120)
class FollowedClonesTest {

    /** Nobody listens there. */
    private static final FleetMember SILENT = FleetMember.at("127.0.0.1", 1)
            .reachedBy(MySqlServer.at("127.0.0.1", 1).login("admin", "password-of-admin"));

    private static final CloneIdentity IDENTITY = new CloneIdentity("uuid-2", "DB1:3306", Instant.EPOCH);

    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final List<RunningClone> takenUp = new ArrayList<>();
    private final List<CloneOutcomeUnknownException> lost = new ArrayList<>();

    private FollowedClones follow(Duration restart) {
        FleetRequest wish = FleetRequest.of(
                CloneSpec.remote("db1", 3306)
                        .donorServer(MySqlServer.at("db1", 3306).login("admin", "password-of-admin"))
                        .prepare(Preparation.nothing().temporaryDonorAccount())
                        .timeouts(CloneTimeouts.defaults().restart(restart)),
                List.of(SILENT),
                setup -> setup.account("replicator", "password-of-replicator"));
        FleetOptions options = FleetOptions.defaults();
        FollowedClones followed = new FollowedClones(
                new FleetRunContext(
                        wish,
                        options,
                        LedgerFolder.toRead(options),
                        wish.opener(),
                        new MemberStates(
                                wish.members(), List.of(), wish.opener().mask()),
                        new Outcomes(),
                        events),
                Optional.empty());
        assertThat(followed.donorOf(IDENTITY)).isEqualTo("db1:3306");
        assertThat(followed.isOfFleet("db1:3306")).isTrue();
        followed.add(
                new FollowedClones.Followed(SILENT, new Pairing("db1:3306", SILENT.name(), 1), IDENTITY),
                takenUp::add,
                (clone, why) -> lost.add(why));
        return followed;
    }

    private void isLost() throws InterruptedException {
        Objects.requireNonNull(events.poll(60, TimeUnit.SECONDS), "event").run();

        assertThat(takenUp).isEmpty();
        assertThat(lost).singleElement().satisfies(why -> {
            assertThat(why.identity()).contains(IDENTITY);
            assertThat(why).hasMessageContaining("Nobody knows how the clone from DB1:3306");
        });
    }

    @Test
    void whoIsNotSeenAgainIsUnknown() throws InterruptedException {
        FollowedClones followed = follow(Duration.ofSeconds(1));

        isLost();
        followed.close();
    }

    @Test
    void whoDoesNotAnswerWhenAllIsStoppedIsUnknown() throws InterruptedException {
        try (FollowedClones followed = follow(Duration.ofHours(1))) {
            followed.stop();
            isLost();
        }
    }
}
