package io.github.mysqlclone.internal.stall;

import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.DdlWait;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether a clone that blocks DDL on its donor waits for some, or some for it. The donor may be out of
 * reach, so it is asked on a thread of its own, and the less often the less it answers.
 */
public final class DdlWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DdlWatch.class);

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
    private static final Duration GOES_WITHIN = Duration.ofSeconds(1);
    private static final Duration LOOKS_AT_LEAST_EVERY = Duration.ofMinutes(5);

    /** ER_UNKNOWN_SYSTEM_VARIABLE: before 8.0.27 a clone always blocks DDL (manual, clone_block_ddl). */
    private static final int NO_SUCH_VARIABLE = 1193;

    private final DonorSessions donor;
    private final ProgressFeed feed;
    private @Nullable Boolean blocksDdl;
    private @Nullable Thread asking;
    private volatile Optional<DdlWait> answer = Optional.empty();
    private volatile boolean isAnswered;
    private long dueAtNanos = System.nanoTime();
    private Duration pause = LOOKS_EVERY;
    private DdlWait last = DdlWait.NONE;

    /** Look at this donor, and tell the feed. */
    public DdlWatch(DonorSessions donor, ProgressFeed feed) {
        this.donor = donor;
        this.feed = feed;
    }

    /** Do what is due at this moment for a clone that runs; does not wait for the donor. */
    public void look(ServerConnection recipient, long nowNanos) {
        if (asking != null) {
            takeAnswer(nowNanos);
        } else if (nowNanos - dueAtNanos >= 0 && blocksDdl(recipient)) {
            isAnswered = false;
            Thread thread = new Thread(this::ask, "mysql-clone-donor");
            thread.setDaemon(true);
            thread.start();
            asking = thread;
        }
    }

    private void ask() {
        try {
            answer = donor.ddlWait();
        } catch (RuntimeException | Error e) {
            log.debug("The donor could not be asked for DDL: {}", e.getClass().getName());
            answer = Optional.empty();
        } finally {
            isAnswered = true;
        }
    }

    private void takeAnswer(long nowNanos) {
        if (!isAnswered) {
            return;
        }
        Optional<DdlWait> found = answer;
        asking = null;
        pause = found.isPresent() ? LOOKS_EVERY : longer(pause);
        dueAtNanos = nowNanos + pause.toNanos();
        found.filter(wait -> !wait.equals(last)).ifPresent(wait -> {
            last = wait;
            feed.ddlWaits(wait);
        });
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LOOKS_AT_LEAST_EVERY) < 0 ? twice : LOOKS_AT_LEAST_EVERY;
    }

    /** See the thread go once the line to the donor is closed; one that waits for a connection goes when that comes. */
    @Override
    public void close() {
        Thread thread = asking;
        if (thread == null) {
            return;
        }
        try {
            thread.join(GOES_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean blocksDdl(ServerConnection recipient) {
        if (blocksDdl == null) {
            blocksDdl = askRecipient(recipient);
        }
        return blocksDdl;
    }

    private static boolean askRecipient(ServerConnection recipient) {
        try {
            return recipient
                    .query("SELECT @@GLOBAL.clone_block_ddl", row -> row.getInt(1))
                    .contains(1);
        } catch (SQLException e) {
            log.debug("clone_block_ddl could not be read: {}", e.getMessage());
            return e.getErrorCode() == NO_SUCH_VARIABLE;
        }
    }
}
