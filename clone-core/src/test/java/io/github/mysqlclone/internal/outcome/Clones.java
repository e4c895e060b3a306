package io.github.mysqlclone.internal.outcome;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows and outcomes made by hand: the clone under test is that from {@code db1:3306} begun at {@link #BEGIN}. */
public final class Clones {

    public static final String SOURCE = "db1:3306";
    public static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00.250Z");
    public static final CloneIdentity OURS = new CloneIdentity("uuid", SOURCE, BEGIN);
    public static final CloneIdentity EARLIER = new CloneIdentity("uuid", SOURCE, BEGIN.minusSeconds(3600));
    public static final CloneIdentity ANOTHER = new CloneIdentity("uuid", "db9:3306", BEGIN.plusSeconds(1));

    public static final StatementReturn OK = new StatementReturn.Answered();
    public static final StatementReturn LOST = new StatementReturn.Lost(new SQLException("link failure", "08S01", 0));

    static final long SESSION = 12;
    static final String PATH = "/backups/1";

    static final SentStatement SENT = new SentStatement(SESSION, BEGIN.minusMillis(3));

    private Clones() {}

    /** Returns the rule for a replace clone that nobody has seen yet. */
    static OutcomeFromCloneStatus freshReplace() {
        return OutcomeFromCloneStatus.of(CloneKind.REPLACE, SOURCE, "LOCAL INSTANCE", Optional.of(EARLIER), SENT);
    }

    /** Returns the rule for a clone into a directory that nobody has seen yet. */
    static OutcomeFromCloneStatus freshDirectory() {
        return OutcomeFromCloneStatus.of(CloneKind.DIRECTORY, SOURCE, PATH, Optional.of(EARLIER), SENT);
    }

    public static CloneStatus status(CloneIdentity identity, ReportedState state, long session, int error) {
        return status(identity, state, session, error, List.of());
    }

    public static CloneStatus status(
            CloneIdentity identity, ReportedState state, long session, int error, List<StageProgress> stages) {
        return new CloneStatus(
                identity,
                state,
                session,
                "LOCAL INSTANCE",
                Optional.empty(),
                error == 0 ? Optional.empty() : Optional.of(error(error)),
                Optional.empty(),
                stages);
    }

    public static StageProgress stage(Stage stage, ReportedState state) {
        return new StageProgress(stage, state, Optional.empty(), Optional.empty(), 1, 0, 0, 0);
    }

    public static StatementReturn rejected(int number) {
        return StatementReturn.of(new SQLException("text of " + number, "HY000", number));
    }

    public static ServerError error(int number) {
        return new ServerError(number, "HY000", "text of " + number);
    }

    /** Returns how a statement may come back; empty while it is out. */
    public static Stream<Arguments> outcomes() {
        return Stream.of(
                argumentSet("it still runs", Optional.empty()),
                argumentSet("OK", Optional.of(OK)),
                argumentSet("3707", Optional.of(rejected(3707))),
                argumentSet("another error", Optional.of(rejected(3869))),
                argumentSet("the connection was lost", Optional.of(LOST)));
    }
}
