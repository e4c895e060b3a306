package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.reading.UserDataReader;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the result or the exception with which a clone ends, with all that can be found out at that moment. */
final class Endings {

    private static final int INTERRUPTED = 1317;

    private final CloneContext context;
    private final Preflight.Examination examination;
    private final Launch.Launched launched;
    private final Cancellation cancellation;
    private final Absence absence;

    Endings(
            CloneContext context,
            Preflight.Examination examination,
            Launch.Launched launched,
            Cancellation cancellation,
            Absence absence) {
        this.context = context;
        this.examination = examination;
        this.launched = launched;
        this.cancellation = cancellation;
        this.absence = absence;
    }

    /** Returns the file that the recipient's clone plugin came from. */
    String cloneLibrary() {
        return examination
                .facts()
                .recipient()
                .server()
                .plugins()
                .known()
                .flatMap(Plugins::clonePlugin)
                .map(Plugin::library)
                .filter(library -> !library.isEmpty())
                .orElse("mysql_clone.so");
    }

    CloneResult completed(CloneStatus status, ServerConnection connection, List<String> warnings) {
        List<String> allWarnings = new ArrayList<>(warnings);
        Optional<BinlogCoordinates> coordinates = status.coordinates()
                .map(recorded -> new GtidCrossCheck(connection, allWarnings).apply(recorded))
                .map(recorded -> new BinlogCoordinates(
                        recorded.file(), recorded.position(), recorded.gtidExecuted(), donorUuid()));
        return new CloneResult(
                status.identity(),
                context.spec().kind(),
                coordinates,
                status.end().orElse(status.identity().beginTime()),
                status.stages(),
                absence.total(),
                allWarnings);
    }

    private Optional<String> donorUuid() {
        return examination
                .facts()
                .donor()
                .map(DonorFacts::server)
                .map(ServerFacts::identity)
                .map(identity -> identity.uuid())
                .known();
    }

    CloneException failed(Judgement.Failed failed, ServerConnection connection) {
        Optional<CloneStatus> status = failed.status();
        RecipientData data =
                DataWitness.judge(context.spec().kind(), launched.dataBefore(), dataNow(connection), status);
        CloneFailure failure = new CloneFailure(
                failed.error(),
                status.flatMap(Endings::failedStage),
                status.map(CloneStatus::identity),
                data,
                ErrorLogTail.read(connection, context.opener().mask()),
                FailureAdvice.of(failed.error(), data));
        if (cancellation.isRequested()
                && failed.error().filter(error -> error.number() == INTERRUPTED).isPresent()) {
            return new CloneCancelledException("The " + context.spec() + " was cancelled.", failure);
        }
        return new CloneFailedException(
                "The " + context.spec() + " on " + context.recipient() + " failed:", failure, exceptionOf(launched));
    }

    CloneException neverBegun(Optional<StatementOutcome> outcome, ServerConnection connection) {
        RecipientData data =
                DataWitness.judge(context.spec().kind(), launched.dataBefore(), dataNow(connection), Optional.empty());
        return new CloneFailedException(
                "The connection to " + context.recipient() + " broke before the statement reached the server:",
                new CloneFailure(
                        outcome.flatMap(Endings::errorOf),
                        Optional.empty(),
                        Optional.empty(),
                        data,
                        List.of(),
                        "The server has no session with it and noted no clone; try again."),
                exceptionOf(launched));
    }

    CloneException unknown(String why, @Nullable CloneIdentity identity, @Nullable Throwable cause) {
        return new CloneOutcomeUnknownException(
                "Nobody knows how the " + context.spec() + " on " + context.recipient() + " ended: " + why
                        + ". It may have completed. Make the recipient reachable, then CloneStatus.read(recipient)"
                        + " tells; until then nothing should use it.",
                identity,
                cause);
    }

    private static Optional<Stage> failedStage(CloneStatus status) {
        return status.stages().stream()
                .filter(stage -> stage.state() == ReportedState.FAILED || stage.state() == ReportedState.IN_PROGRESS)
                .map(StageProgress::stage)
                .findFirst();
    }

    private Optional<UserData> dataNow(ServerConnection connection) {
        return UserDataReader.read(
                        connection, examination.facts().recipient().server().grants())
                .known();
    }

    private static Optional<ServerError> errorOf(StatementOutcome outcome) {
        return outcome instanceof StatementOutcome.Rejected rejected ? Optional.of(rejected.error()) : Optional.empty();
    }

    private static @Nullable SQLException exceptionOf(Launch.Launched launched) {
        StatementOutcome outcome = launched.call().outcome().orElse(null);
        if (outcome instanceof StatementOutcome.Rejected rejected) {
            return rejected.exception();
        }
        return outcome instanceof StatementOutcome.Lost lost ? lost.exception() : null;
    }
}
