package io.github.mysqlclone.internal.run;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.UserData;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.judging.TruthRule;
import io.github.mysqlclone.internal.reading.UserDataReader;
import io.github.mysqlclone.internal.sql.CloneStatementText;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.internal.status.StatusReader;
import io.github.mysqlclone.internal.status.StatusReading;
import io.github.mysqlclone.internal.watch.LoginPlan;
import io.github.mysqlclone.internal.watch.RecipientWatch;
import io.github.mysqlclone.internal.watch.StatementCall;
import io.github.mysqlclone.internal.watch.Task;
import io.github.mysqlclone.internal.watch.Uptime;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.Optional;

/** The last steps before the statement, and the statement itself: each on a connection that is proved to be right. */
final class Launch {

    private final CloneContext context;
    private final Preflight.Examination examination;
    private final String uuid;

    Launch(CloneContext context, Preflight.Examination examination) {
        this.context = context;
        this.examination = examination;
        this.uuid = examination.facts().recipient().server().identity().uuid();
    }

    Task launch() {
        MySqlServer recipient = context.recipient();
        ServerConnection watching = context.opener().open(recipient, uuid);
        try {
            Optional<CloneIdentity> before = StatusReader.read(watching) instanceof StatusReading.Row row
                    ? Optional.of(row.status().identity())
                    : Optional.empty();
            long uptime = Uptime.seconds(watching);
            Optional<UserData> data = recheckData();
            ServerConnection stating = context.opener().open(recipient, uuid);
            try {
                String sql = statement(stating);
                stating.setSessionVariable(
                        "lock_wait_timeout",
                        context.spec().timeouts().lockWait().toSeconds());
                StatementCall call = StatementCall.send(
                        stating, sql, context.spec().timeouts().query());
                return task(watching, call, before, new Launched(data, uptime));
            } catch (SQLException | RuntimeException e) {
                stating.close();
                throw e;
            }
        } catch (SQLException e) {
            watching.close();
            throw new ServerConnectionException(
                    recipient,
                    "The clone was not begun: " + recipient + " failed right before the statement: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        } catch (RuntimeException e) {
            watching.close();
            throw e;
        }
    }

    private record Launched(Optional<UserData> dataBefore, long uptimeBefore) {}

    private Task task(
            ServerConnection watching, StatementCall call, Optional<CloneIdentity> before, Launched launched) {
        CloneSpec spec = context.spec();
        LoginPlan logins = new LoginPlan(context.recipient(), context.recipientAfterRestart());
        return new Task(
                spec.kind(),
                spec.toString(),
                context.recipient(),
                spec.timeouts(),
                context.restartStrategy(),
                context.opener().mask(),
                new TruthRule(spec.kind(), context.source(), before),
                new RecipientWatch(context.opener(), uuid, logins, watching),
                Optional.of(call),
                examination.background(launched.dataBefore(), launched.uptimeBefore()),
                context.donorLine(examination.donorUuid()));
    }

    /**
     * The last guard: nothing may have come in since preflight looked. On a connection of its own, for one that has met
     * its time limit is broken, and that must not be the statement's. It is closed before that is opened: a pool may
     * have two.
     */
    private Optional<UserData> recheckData() {
        if (context.spec().kind() != CloneKind.REPLACE) {
            return Optional.empty();
        }
        Fact<Grants> grants = examination.facts().recipient().server().grants();
        Fact<UserData> now;
        try (ServerConnection looking = context.opener().open(context.recipient(), uuid)) {
            now = UserDataReader.read(looking, grants);
        }
        Preflight.Examination again = examination.withUserData(context.spec(), now);
        Refusal.of(context.spec(), again.report()).ifPresent(message -> {
            throw new PreflightFailedException(again.report(), message);
        });
        return now.known();
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
