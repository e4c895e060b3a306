package io.github.mysqlclone.internal.stall;

import io.github.mysqlclone.internal.donor.DonorSessions;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.progress.DdlWait;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks now and then whether a clone that blocks DDL on its donor waits for some, or some for it. */
public final class DdlWatch {

    private static final Logger log = LoggerFactory.getLogger(DdlWatch.class);

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    /** ER_UNKNOWN_SYSTEM_VARIABLE: before 8.0.27 a clone always blocks DDL (manual, clone_block_ddl). */
    private static final int NO_SUCH_VARIABLE = 1193;

    private final DonorSessions donor;
    private final ProgressFeed feed;
    private @Nullable Boolean blocksDdl;
    private @Nullable Long lookedAtNanos;
    private DdlWait last = DdlWait.NONE;

    /** Look at this donor, and tell the feed. */
    public DdlWatch(DonorSessions donor, ProgressFeed feed) {
        this.donor = donor;
        this.feed = feed;
    }

    /** Do what is due at this moment for a clone that runs. */
    public void look(ServerConnection recipient, long nowNanos) {
        boolean due = lookedAtNanos == null || nowNanos - lookedAtNanos >= LOOKS_EVERY.toNanos();
        if (!due || !blocksDdl(recipient)) {
            return;
        }
        lookedAtNanos = nowNanos;
        donor.ddlWait().filter(wait -> !wait.equals(last)).ifPresent(wait -> {
            last = wait;
            feed.ddlWaits(wait);
        });
    }

    private boolean blocksDdl(ServerConnection recipient) {
        if (blocksDdl == null) {
            blocksDdl = ask(recipient);
        }
        return blocksDdl;
    }

    private static boolean ask(ServerConnection recipient) {
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
