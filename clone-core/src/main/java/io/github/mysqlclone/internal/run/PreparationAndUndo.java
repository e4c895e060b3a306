package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.diagnosis.LeftDirectory;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.preparation.execution.PreparationRun;
import io.github.mysqlclone.internal.preparation.execution.PreparedOutcome;
import io.github.mysqlclone.internal.preparation.execution.PreparedServers;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the changes that a clone needs, and has them undone or listed, however it ends. */
final class PreparationAndUndo {

    private static final Logger log = LoggerFactory.getLogger(PreparationAndUndo.class);

    private final CloneContext context;
    private volatile @Nullable PreparationRun preparationRun;

    PreparationAndUndo(CloneContext context) {
        this.context = context;
    }

    boolean isOutstanding() {
        PreparationRun begun = preparationRun;
        return begun != null && begun.isOutstanding();
    }

    /** Make them. */
    void prepare(CloneFacts facts, CallerRequests requests) {
        PreparedServers preparedServers = context.preparedServers(facts);
        try {
            PreparationRun begun = PreparationRun.begin(context.spec(), preparedServers);
            preparationRun = begun;
            begun.make(facts.changes().list(), context.temporaryAccount(), requests::stopRequested);
        } catch (PreparationRun.Refused e) {
            throw refused(e);
        }
    }

    /** Put back what was made for a statement that did nothing; return whether nothing is left of it. */
    boolean putBackForAnotherTry() {
        PreparationRun begun = preparationRun;
        return begun == null || begun.failed(RecipientData.UNTOUCHED).isEmpty();
    }

    private CloneFailedException refused(PreparationRun.Refused refusal) {
        Throwable cause = refusal.getCause();
        Optional<ServerError> error = cause instanceof SQLException sql
                ? ServerError.of(sql)
                : cause instanceof ServerConnectionException connection ? connection.error() : Optional.empty();
        String what = refusal.change()
                .map(change -> "on the " + change.side().word() + ", " + change.what())
                .orElse("the ledger");
        return new CloneFailedException(
                "Preparing the " + context.spec() + " failed: " + what + ": "
                        + (cause == null ? "no reason given" : cause.getMessage()) + ".",
                new CloneFailure(
                        error,
                        Optional.empty(),
                        Optional.empty(),
                        RecipientData.UNTOUCHED,
                        List.of(),
                        "The statement was not sent, and what had been changed is put back unless it is listed as left."),
                cause);
    }

    /** Put back after a clone that completed, which it has, whatever happens here. */
    CloneResult completed(CloneResult result) {
        PreparationRun begun = preparationRun;
        if (begun == null) {
            return result;
        }
        try {
            return begun.completed(result);
        } catch (RuntimeException | Error e) {
            log.warn(
                    "What was changed for a clone that completed could not be put back",
                    context.opener().mask().clean(e));
            List<String> warnings = new ArrayList<>(result.warnings());
            warnings.add("What was changed for the clone could not all be put back: " + context.mask(e.toString()));
            return PreparedOutcome.of(result, warnings, listed(begun), begun.unprovenQuarantine());
        }
    }

    private List<Leftover> listed(PreparationRun begun) {
        try {
            return begun.unresolved();
        } catch (RuntimeException | Error e) {
            log.warn(
                    "What is left behind could not be listed",
                    context.opener().mask().clean(e));
            return List.of();
        }
    }

    /** Put back after a clone that did not complete; returns the exception with what is left behind. */
    RuntimeException after(Throwable end) {
        try {
            return withLeftovers(end);
        } catch (RuntimeException | Error e) {
            if (isAnother(e, end)) {
                end.addSuppressed(context.opener().mask().clean(e));
            }
            return asThrown(end);
        }
    }

    /** An exception may be thrown twice, and equal what it likes; none can be added to itself. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isAnother(Throwable one, Throwable other) {
        return one != other;
    }

    private static RuntimeException asThrown(Throwable end) {
        if (end instanceof Error error) {
            throw error;
        }
        return (RuntimeException) end;
    }

    private RuntimeException withLeftovers(Throwable end) {
        if (end instanceof CloneFailedException failed) {
            CloneFailure failure = after(failed.failure(), false);
            return failure.equals(failed.failure())
                    ? failed
                    : like(
                            failed,
                            new CloneFailedException(
                                    head(failed, failed.failure().toString()), failure, failed.getCause()));
        }
        if (end instanceof CloneCancelledException cancelled) {
            CloneFailure failure = after(cancelled.failure(), true);
            return failure.equals(cancelled.failure())
                    ? cancelled
                    : like(
                            cancelled,
                            new CloneCancelledException(
                                    head(cancelled, cancelled.failure().ofCancelled()), failure, cancelled.getCause()));
        }
        if (!isOutstanding()) {
            return asThrown(end);
        }
        PreparationRun begun = Objects.requireNonNull(preparationRun);
        if (end instanceof CloneOutcomeUnknownException unknown) {
            return like(
                    unknown,
                    new CloneOutcomeUnknownException(
                            String.valueOf(unknown.getMessage()),
                            unknown.identity().orElse(null),
                            Stream.concat(unknown.leftovers().stream(), begun.unresolved().stream())
                                    .toList(),
                            unknown.lastExit(),
                            unknown.getCause()));
        }
        List<Leftover> leftovers = begun.failed(RecipientData.UNTOUCHED);
        return leftovers.isEmpty()
                ? asThrown(end)
                : new CloneFailedException(
                        String.valueOf(end.getMessage()),
                        PreparedOutcome.of(NothingBegunFailure.NOTHING_BEGUN, leftovers),
                        end);
    }

    private CloneFailure after(CloneFailure failure, boolean isCancelled) {
        List<Leftover> leftovers = new ArrayList<>(failure.leftovers());
        partialDirectory(failure, isCancelled).ifPresent(leftovers::add);
        CloneFailure listed = PreparedOutcome.of(failure, leftovers);
        PreparationRun begun = preparationRun;
        return begun == null ? listed : begun.failed(listed);
    }

    private Optional<Leftover> partialDirectory(CloneFailure failure, boolean isCancelled) {
        return context.spec().kind() == CloneKind.REPLACE || failure.identity().isEmpty()
                ? Optional.empty()
                : directory(context.spec()).flatMap(path -> LeftDirectory.of(path, failure.stage(), isCancelled));
    }

    private static Optional<String> directory(CloneSpec spec) {
        return spec instanceof LocalCloneSpec local
                ? Optional.of(local.dataDirectory())
                : ((RemoteCloneSpec) spec).dataDirectory();
    }

    /** The exceptions append the failure to their message. */
    private static String head(RuntimeException exception, String failure) {
        return String.valueOf(exception.getMessage()).replace(" " + failure, "");
    }

    private static <E extends RuntimeException> E like(RuntimeException first, E second) {
        second.setStackTrace(first.getStackTrace());
        return second;
    }
}
