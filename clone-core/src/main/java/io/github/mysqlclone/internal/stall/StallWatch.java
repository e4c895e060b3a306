package io.github.mysqlclone.internal.stall;

import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.StallAction;
import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import java.time.Duration;
import java.util.Optional;

/** Reports a running clone that stands still, again after each further time limit. */
public final class StallWatch {

    /** What the server takes if nobody sets {@code clone_donor_timeout_after_network_failure} (manual, Clone variables). */
    public static final Duration USUAL_RECONNECT_WINDOW = Duration.ofMinutes(5);

    private static final Duration BEYOND_THE_WINDOW = Duration.ofMinutes(1);

    private final Duration limit;
    private final StallAction action;
    private final DonorSessions donor;
    private final ProgressFeed feed;
    private final LifeSigns lifeSigns = new LifeSigns();
    private long reports;

    private StallWatch(Duration limit, StallAction action, DonorSessions donor, ProgressFeed feed) {
        this.limit = limit;
        this.action = action;
        this.donor = donor;
        this.feed = feed;
    }

    /**
     * Watch with these limits.
     *
     * @param reconnectWindow how long the recipient tries to reach its donor again; empty if that is not known
     */
    public static StallWatch of(
            CloneTimeouts timeouts, Optional<Duration> reconnectWindow, DonorSessions donor, ProgressFeed feed) {
        return new StallWatch(limit(timeouts.stall(), reconnectWindow), timeouts.stallAction(), donor, feed);
    }

    static Duration limit(Duration wanted, Optional<Duration> reconnectWindow) {
        Duration least = reconnectWindow.orElse(USUAL_RECONNECT_WINDOW).plus(BEYOND_THE_WINDOW);
        return wanted.compareTo(least) < 0 ? least : wanted;
    }

    /**
     * Look at a clone that runs, right after the feed was told how it stands.
     *
     * @return whether it is to be cancelled
     */
    public boolean callsForCancel(ServerConnection connection) {
        CloneProgress progress = feed.last();
        Optional<Stage> stage = progress.currentStage().map(StageProgress::stage);
        stage.flatMap(current -> lifeSigns.moved(connection, current, System.nanoTime()))
                .ifPresent(feed::signOfLife);
        long due = progress.movement().sinceSignOfLife().dividedBy(limit);
        if (due <= reports) {
            reports = due;
            return false;
        }
        reports = due;
        feed.stalled(donor.ask());
        return action == StallAction.CANCEL && stage.filter(Stage::copiesBytes).isPresent();
    }
}
