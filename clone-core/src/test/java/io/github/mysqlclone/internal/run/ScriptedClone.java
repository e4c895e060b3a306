package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.preparation.plan.FactsAfterPreparation;
import io.github.mysqlclone.internal.preparation.plan.PreparationPlanner;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A clone of a healthy pair whose recipient is scripted, so that it may break in any moment. */
final class ScriptedClone {

    final ScriptedServer recipient = new ScriptedServer(this::answer);
    final CloneContext context;
    final CloneFacts facts;
    private volatile @Nullable Error breaksWith;
    private volatile @Nullable String losesAt;
    private volatile boolean isLost;

    private final Consumer<String> listener;

    ScriptedClone(SampleFacts sample) {
        this(sample, sql -> {});
    }

    /** Each statement is told before it is answered. */
    ScriptedClone(SampleFacts sample, Consumer<String> listener) {
        this.listener = listener;
        this.context = new CloneContext(sample.spec(), recipient.server());
        CloneFacts now = sample.facts();
        this.facts = FactsAfterPreparation.of(
                now, PreparationPlanner.plan(sample.spec(), now, Fact.unknown("nobody asks"), Instant.EPOCH));
    }

    /** From now on each statement ends like this. */
    void breakWith(Error error) {
        breaksWith = error;
    }

    /** The connection breaks with the first statement that begins like this, and nobody comes through after it. */
    void loseAt(String beginning) {
        losesAt = beginning;
    }

    private @Nullable List<Map<String, Object>> answer(String sql) throws SQLException {
        String last = losesAt;
        if (last != null && (isLost || sql.startsWith(last))) {
            isLost = true;
            throw new SQLException("Communications link failure", "08S01", 0);
        }
        Error broken = breaksWith;
        if (broken != null) {
            throw broken;
        }
        listener.accept(sql);
        if (sql.startsWith("SELECT CONNECTION_ID()")) {
            return List.of(Rows.row("id", 12, "micros", 1_795_341_600_000_000L));
        }
        if (sql.contains("'Uptime'")) {
            return List.of(Rows.row("now", 5000, "uptime", 4000));
        }
        if (sql.contains("lock_wait_timeout")) {
            return List.of(Rows.row("value", 31536000));
        }
        return null;
    }
}
