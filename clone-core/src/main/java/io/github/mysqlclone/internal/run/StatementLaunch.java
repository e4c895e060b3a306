package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneCancelledException;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.outcome.OutcomeFromCloneStatus;
import io.github.mysqlclone.internal.reading.UserDataReader;
import io.github.mysqlclone.internal.sql.CloneStatementText;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.internal.watch.CallerRequests;
import io.github.mysqlclone.internal.watch.LoginPlan;
import io.github.mysqlclone.internal.watch.ReconnectingRecipient;
import io.github.mysqlclone.internal.watch.ServerProcess;
import io.github.mysqlclone.internal.watch.StateBeforeClone;
import io.github.mysqlclone.internal.watch.StatementCall;
import io.github.mysqlclone.internal.watch.WatchedClone;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** The last steps before the statement, and the statement itself: each on a connection that is proved to be right. */
final class StatementLaunch {

    private final CloneContext context;
    private final Preflight.Examination examination;
    private final CallerRequests requests;
    private final String uuid;

    StatementLaunch(CloneContext context, Preflight.Examination examination, CallerRequests requests) {
        this.context = context;
        this.examination = examination;
        this.requests = requests;
        this.uuid = examination.facts().recipient().server().identity().uuid();
    }

    /**
     * Send the statement; when this throws, it was not sent.
     *
     * @param watch what will follow the clone, made before the statement is sent
     * @throws CloneCancelledException if somebody wanted that by then
     */
    <T> T launch(Function<WatchedClone, T> watch) {
        try {
            return watching(watch);
        } catch (SQLException e) {
            MySqlServer recipient = context.recipient();
            throw new ServerConnectionException(
                    recipient,
                    "The clone was not begun: " + recipient + " failed right before the statement: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }

    private <T> T watching(Function<WatchedClone, T> watch) throws SQLException {
        ServerConnection watching = context.opener().open(context.recipient(), uuid);
        try {
            Optional<CloneIdentity> before = StatusReader.read(watching) instanceof StatusReading.Row row
                    ? Optional.of(row.status().identity())
                    : Optional.empty();
            ServerProcess process = ServerProcess.of(watching);
            return stating(watching, before, process, recheck(), watch);
        } catch (SQLException | RuntimeException | Error e) {
            watching.close();
            throw e;
        }
    }

    private <T> T stating(
            ServerConnection watching,
            Optional<CloneIdentity> before,
            ServerProcess process,
            Recheck recheck,
            Function<WatchedClone, T> watch)
            throws SQLException {
        ServerConnection stating = recheck.stating();
        try {
            StateBeforeClone background = examination.background(recheck.data(), process);
            String sql = statement(stating);
            stating.setSessionVariable(
                    "lock_wait_timeout", context.spec().timeouts().lockWait().toSeconds());
            StatementCall call =
                    StatementCall.ready(stating, sql, context.spec().timeouts().query(), requests::changed);
            // All that can fail comes before: what throws after the statement is sent is thrown in the middle of a
            // clone.
            T ready = watch.apply(task(watching, call, before, background));
            if (!requests.allowTheStatement()) {
                call.giveUp();
                throw NothingBegunFailure.cancelledBeforeTheStatement();
            }
            send(call);
            return ready;
        } catch (SQLException | RuntimeException | Error e) {
            stating.close();
            throw e;
        }
    }

    private void send(StatementCall call) {
        try {
            call.send();
        } catch (RuntimeException | Error e) {
            // As where the JVM has no thread left.
            requests.wasNotSent();
            throw e;
        }
    }

    private WatchedClone task(
            ServerConnection watching,
            StatementCall call,
            Optional<CloneIdentity> before,
            StateBeforeClone background) {
        CloneSpec spec = context.spec();
        LoginPlan logins = new LoginPlan(context.recipient(), context.recipientAfterRestart());
        return new WatchedClone(
                spec.kind(),
                spec.toString(),
                context.recipient(),
                spec.timeouts(),
                context.restartStrategy(),
                context.opener().mask(),
                OutcomeFromCloneStatus.of(spec.kind(), context.source(), context.destination(), before, call.sent()),
                new ReconnectingRecipient(
                        context.opener(),
                        uuid,
                        logins,
                        watching,
                        spec.timeouts().query()),
                Optional.of(call),
                background,
                context.donorSessions(examination.donorUuid()));
    }

    /**
     * What was found, and the connection for the statement.
     *
     * @param data what a replace clone will drop; empty for the others
     */
    private record Recheck(Optional<UserData> data, ServerConnection stating) {}

    /** The last guard: nothing may have come in since preflight looked. */
    private Recheck recheck() {
        ServerConnection looking = context.opener().open(context.recipient(), uuid);
        if (context.spec().kind() != CloneKind.REPLACE) {
            return new Recheck(Optional.empty(), looking);
        }
        try {
            Fact<UserData> now = UserDataReader.read(
                    looking, examination.facts().recipient().server().grants());
            Optional<UserData> data = requireAdmitted(now);
            if (hasAllAnswers(now)) {
                return new Recheck(data, looking);
            }
            // One that has met its time limit is broken. It is closed before the next is opened: a pool may have two.
            looking.close();
            return new Recheck(data, context.opener().open(context.recipient(), uuid));
        } catch (RuntimeException | Error e) {
            looking.close();
            throw e;
        }
    }

    private static boolean hasAllAnswers(Fact<UserData> now) {
        return now.flatMap(UserData::tablesInSystemSchemas).known().isPresent();
    }

    private Optional<UserData> requireAdmitted(Fact<UserData> now) {
        Preflight.Examination again = examination.withUserData(context.spec(), now);
        PreflightRefusal.of(context.spec(), again.report()).ifPresent(message -> {
            throw new PreflightFailedException(again.report(), message);
        });
        // Where nothing is left of what preflight saw, somebody else has taken it, and that is no "untouched".
        return now.known()
                .filter(data -> !data.schemas().isEmpty())
                .or(() -> examination.facts().recipient().userData().known())
                .or(now::known);
    }

    private String statement(ServerConnection stating) throws SQLException {
        SqlMode mode = SqlMode.parse(stating.queryFirst("SELECT @@SESSION.sql_mode", row -> row.getString(1))
                .orElse(""));
        String sql = CloneStatementText.of(context.spec(), mode);
        String characterSet = stating.queryFirst("SELECT @@SESSION.character_set_client", row -> row.getString(1))
                .orElse("");
        Optional<String> objection = CloneStatementText.cannotBeSentIn(characterSet, sql);
        if (objection.isPresent()) {
            throw new ServerConnectionException(
                    context.recipient(), "The clone was not begun: " + objection.get(), null, null);
        }
        return sql;
    }
}
