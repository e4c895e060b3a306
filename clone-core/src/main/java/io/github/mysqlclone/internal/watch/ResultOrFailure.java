package io.github.mysqlclone.internal.watch;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.ServerExit;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.diagnosis.ErrorLogExcerpt;
import io.github.mysqlclone.internal.diagnosis.ErrorLogTail;
import io.github.mysqlclone.internal.diagnosis.FailureAdvice;
import io.github.mysqlclone.internal.diagnosis.GtidCrossCheck;
import io.github.mysqlclone.internal.diagnosis.LeftDirectory;
import io.github.mysqlclone.internal.diagnosis.LeftSchemaFolders;
import io.github.mysqlclone.internal.diagnosis.RecipientDataAssessment;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.OnlyOnRecipient;
import io.github.mysqlclone.internal.facts.OrphanFolder;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.feed.ProgressFeed;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.CloneStanding;
import io.github.mysqlclone.internal.outcome.StatementReturn;
import io.github.mysqlclone.internal.reading.OrphanFolderReader;
import io.github.mysqlclone.internal.reading.UserDataReader;
import io.github.mysqlclone.internal.status.DestinationPath;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the result or the exception with which a clone ends, with all that can be found out at that moment. */
final class ResultOrFailure {

    private static final int LONGEST_WHOLE_RECORD = 3_900;

    /**
     * Refusals that come before the server notes a clone, and so before it drops anything: a syntax error, privileges, a
     * read-only server, no plugin, a path that is refused, an address that is not in the donor list, Group Replication.
     */
    private static final Set<Integer> BEFORE_THE_ROW =
            Set.of(1007, 1064, 1227, 1290, 1295, 1524, 1525, 1680, 3632, 3869, 3875);

    private final WatchedClone task;
    private final Cancellation cancellation;
    private final RecipientDowntime downtime;

    ResultOrFailure(WatchedClone task, Cancellation cancellation, RecipientDowntime downtime) {
        this.task = task;
        this.cancellation = cancellation;
        this.downtime = downtime;
    }

    CloneResult completed(CloneStatus status, ServerConnection connection, List<String> warnings) {
        List<String> allWarnings = new ArrayList<>(warnings);
        Optional<BinlogCoordinates> coordinates = status.coordinates()
                .map(recorded -> new GtidCrossCheck(connection, allWarnings).apply(recorded))
                .map(recorded -> new BinlogCoordinates(
                        recorded.file(),
                        recorded.position(),
                        recorded.gtidExecuted(),
                        provenDonor(recorded.gtidExecuted(), allWarnings)));
        return new CloneResult(
                status.identity(),
                task.kind(),
                coordinates,
                status.end().orElse(status.identity().beginTime()),
                status.stages(),
                downtime.total(),
                allWarnings);
    }

    /** Preflight reads the donor at an address of its own, which may lead to another server than the recipient's. */
    private Optional<String> provenDonor(GtidSet recorded, List<String> warnings) {
        GtidSet lacking = task.background().donorExecuted().subtract(recorded);
        // Older releases cut the record at 4096 characters: what is missing there proves nothing.
        if (lacking.isEmpty() || recorded.toString().length() > LONGEST_WHOLE_RECORD) {
            return task.background().donorUuid();
        }
        warnings.add("The copy is not of the server that preflight read as its donor: it lacks " + lacking.count()
                + " transactions which that one had executed before. Does donorServer lead to another server than the"
                + " address that the recipient clones from? Compare the copy with the donor that you meant before it is"
                + " used.");
        return Optional.empty();
    }

    /** The clone may have been seen, and its row be gone all the same: a server that is stopped in its midst forgets it. */
    CloneException failed(
            CloneStanding.Failed failed, ProgressFeed feed, ServerConnection connection, List<Leftover> leftovers) {
        Optional<CloneStatus> status = failed.status();
        Optional<CloneIdentity> identity = status.map(CloneStatus::identity).or(feed::identity);
        Optional<UserData> now = dataNow(connection);
        RecipientData data = status.isEmpty() && (identity.isPresent() || !isRefusedBeforeTheRow(failed))
                ? RecipientDataAssessment.judgeWithoutRow(
                        task.kind(), task.background().dataBefore(), now)
                : RecipientDataAssessment.judge(task.kind(), task.background().dataBefore(), now, status);
        boolean isWanted = cancellation.isSent();
        Optional<Stage> stage = status.isPresent() || identity.isEmpty()
                ? status.flatMap(ResultOrFailure::failedStage)
                : feed.last().currentStage().map(StageProgress::stage);
        List<String> errors = status.map(row -> ErrorLogTail.errorsSince(
                        connection, task.mask(), row.identity().beginTime()))
                .orElse(List.of());
        CloneFailure failure = new CloneFailure(
                failed.error(),
                stage,
                identity,
                data,
                inOrder(errors, ErrorLogTail.read(connection, task.mask())),
                isWanted
                        ? FailureAdvice.afterCancel(data)
                        : FailureAdvice.of(failed.error(), data) + ErrorLogExcerpt.sentence(errors),
                withDirectory(withFolders(leftovers, data, now, connection), status, stage));
        if (isWanted) {
            // The number is 3862(1815) where the donor's side was ended; else 1317, or 1158 where the kill hits the
            // server in a read from the donor (seen on 9.7.4).
            return new CloneCancelledException("The " + task.description() + " was cancelled.", failure);
        }
        return new CloneFailedException(
                "The " + task.description() + " on " + task.recipient() + " failed:", failure, exceptionOf());
    }

    private static List<String> inOrder(List<String> errors, List<String> lastLines) {
        return Stream.concat(errors.stream(), lastLines.stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** After any other the clone had begun, or another one has, as after 3634: only looking tells what is left. */
    private static boolean isRefusedBeforeTheRow(CloneStanding.Failed failed) {
        return failed.error()
                .filter(error -> BEFORE_THE_ROW.contains(error.number()))
                .isPresent();
    }

    CloneException neverBegun(Optional<StatementReturn> outcome, ServerConnection connection) {
        RecipientData data = RecipientDataAssessment.judge(
                task.kind(), task.background().dataBefore(), dataNow(connection), Optional.empty());
        return new CloneFailedException(
                "The connection to " + task.recipient() + " broke before the statement reached the server:",
                new CloneFailure(
                        outcome.flatMap(ResultOrFailure::errorOf),
                        Optional.empty(),
                        Optional.empty(),
                        data,
                        List.of(),
                        "The server has no session with it and noted no clone; try again."),
                exceptionOf());
    }

    /**
     * The server died, and its next process knows nothing of the clone, which may have begun before: it forgets one if it
     * dies in its first moments, or while it notes how far it is (seen on 9.7.4 at the beginning of PAGE COPY). What the row
     * said last may have been outlived by the copy, so a failure is only what the recipient's data proves.
     */
    CloneException died(Optional<CloneIdentity> identity, CloneProgress lastSeen, ServerConnection connection) {
        Optional<UserData> now = dataNow(connection);
        RecipientData data = RecipientDataAssessment.judgeWithoutRow(
                task.kind(), task.background().dataBefore(), now);
        Optional<ServerError> error = task.outcome().flatMap(ResultOrFailure::errorOf);
        if (!isNoCopy(lastSeen, now)) {
            return forgotten(identity);
        }
        return new CloneFailedException(
                "The " + task.description() + " on " + task.recipient()
                        + " failed: the server died, and its next process knows nothing of it:",
                new CloneFailure(
                        error,
                        lastSeen.currentStage().map(StageProgress::stage),
                        identity,
                        data,
                        ErrorLogTail.read(connection, task.mask()),
                        FailureAdvice.of(error, data),
                        withFolders(List.of(), data, now, connection)),
                exceptionOf());
    }

    /**
     * All that was there before is dropped once files are copied: what stands there now came with the copy. Where nobody saw
     * files being copied, it is no copy only if some of it was there before and is none of the donor's: a replica that is
     * seeded again holds the same schemas either way. A directory cannot be looked into.
     */
    private boolean isNoCopy(CloneProgress lastSeen, Optional<UserData> now) {
        OnlyOnRecipient before = task.background().onlyOnRecipient();
        boolean hasDropped = lastSeen.stages().stream()
                .anyMatch(stage -> stage.stage() == Stage.FILE_COPY && stage.state() != ReportedState.NOT_STARTED);
        boolean isEmpty = !before.donorIsEmpty()
                && now.filter(seen -> seen.schemas().isEmpty()).isPresent();
        boolean isOld = !hasDropped && now.filter(before::isAmong).isPresent();
        return task.kind() == CloneKind.REPLACE && (isEmpty || isOld);
    }

    private CloneException forgotten(Optional<CloneIdentity> identity) {
        String what = task.kind() == CloneKind.REPLACE
                ? "What it holds may be the whole copy: compare it with the donor before anything uses it, or clone again."
                : "The directory may hold the whole copy: start a server on it and compare that with the donor, or remove"
                        + " the directory and clone again.";
        return new CloneOutcomeUnknownException(
                "Nobody knows how the " + task.description() + " on " + task.recipient()
                        + " ended: the server died, and its next process knows nothing of it. " + what,
                identity.orElse(null),
                List.of(),
                ServerExit.unknown(),
                null);
    }

    /** Only the row says where a clone goes that another process began; who began it here knows. */
    private List<Leftover> withDirectory(
            List<Leftover> leftovers, Optional<CloneStatus> status, Optional<Stage> stage) {
        return task.call().isPresent() || task.kind() == CloneKind.REPLACE
                ? leftovers
                : Stream.concat(
                                leftovers.stream(),
                                status
                                        .flatMap(row -> LeftDirectory.of(
                                                DestinationPath.withoutSlash(row.destination()),
                                                stage,
                                                cancellation.isSent()))
                                        .stream())
                        .toList();
    }

    private List<Leftover> withFolders(
            List<Leftover> leftovers, RecipientData data, Optional<UserData> now, ServerConnection connection) {
        Fact<List<OrphanFolder>> orphans = now.map(seen -> OrphanFolderReader.read(connection, seen))
                .orElseGet(() -> Fact.unknown("the recipient's schemas could not be read"));
        return Stream.concat(
                        leftovers.stream(),
                        LeftSchemaFolders.of(
                                task.kind(),
                                data,
                                task.background().dataBefore(),
                                task.background().orphansBefore(),
                                orphans)
                                .stream())
                .toList();
    }

    CloneException unknown(
            String why, Optional<CloneIdentity> identity, List<Leftover> leftovers, @Nullable Throwable cause) {
        return unknown(why, identity, leftovers, ServerExit.unknown(), cause);
    }

    /** The same of a recipient of which more is known. */
    CloneException unknown(
            String why,
            Optional<CloneIdentity> identity,
            List<Leftover> leftovers,
            ServerExit lastExit,
            @Nullable Throwable cause) {
        return new CloneOutcomeUnknownException(
                "Nobody knows how the " + task.description() + " on " + task.recipient() + " ended: " + why
                        + ". It may have completed. Make the recipient reachable, then CloneStatus.read(recipient)"
                        + " tells; until then nothing should use it." + RecipientExit.sentences(lastExit),
                identity.orElse(null),
                leftovers,
                lastExit,
                cause);
    }

    private static Optional<Stage> failedStage(CloneStatus status) {
        return status.stages().stream()
                .filter(stage -> stage.state() == ReportedState.FAILED || stage.state() == ReportedState.IN_PROGRESS)
                .map(StageProgress::stage)
                .findFirst();
    }

    private Optional<UserData> dataNow(ServerConnection connection) {
        return UserDataReader.read(connection, task.background().recipientGrants())
                .known();
    }

    private static Optional<ServerError> errorOf(StatementReturn outcome) {
        return outcome instanceof StatementReturn.Rejected rejected ? Optional.of(rejected.error()) : Optional.empty();
    }

    private @Nullable SQLException exceptionOf() {
        StatementReturn outcome = task.outcome().orElse(null);
        if (outcome instanceof StatementReturn.Rejected rejected) {
            return rejected.exception();
        }
        return outcome instanceof StatementReturn.Lost lost ? lost.exception() : null;
    }
}
