package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the source what has to be known before and while a replica follows it. */
record SourceReader(ReplicaPlan plan, ConnectionOpener opener) {

    private static final Logger log = LoggerFactory.getLogger(SourceReader.class);

    /** ER_ACCESS_DENIED_ERROR, ER_ACCOUNT_HAS_BEEN_LOCKED, ER_MUST_CHANGE_PASSWORD_LOGIN. */
    private static final List<Integer> LET_NOBODY_IN = List.of(1045, 3118, 1862);

    /** Returns name and size of each binary log; empty if the account may not see them. */
    Optional<Map<String, Long>> files(ServerConnection source) {
        try {
            Map<String, Long> sizes = new LinkedHashMap<>();
            source.query("SHOW BINARY LOGS", row -> Map.entry(row.getString(1), row.getLong(2)))
                    .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
            return Optional.of(sizes);
        } catch (SQLException e) {
            log.info(
                    "Whether {} still has the binary log is left to the attempt: {}",
                    plan.sourceServer(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    /** Where the source is now in its own binary log. */
    BinlogPosition position(ServerConnection source) throws SQLException {
        return source.queryFirst(
                        ReplicationWords.of(source.identity().versionForWords()).binlogStatus(),
                        row -> new BinlogPosition(row.getString(1), row.getLong(2)))
                .orElseThrow(() -> new SQLException("it writes no binary log"));
    }

    /**
     * Find out whether the account may replicate: by logging in with it, once. The recipient may come as another account of
     * that name, or from where this JVM cannot; then the source's own word on the accounts of that name has to do, and the
     * rest is left to the attempt.
     */
    ReplicationAccount account(ServerConnection source) throws SQLException {
        return account(source, Optional.empty());
    }

    /** Find out besides whether it is for the recipient, as the source will see that. */
    ReplicationAccount account(ServerConnection source, AccountReach reach) throws SQLException {
        return account(source, Optional.of(reach));
    }

    private ReplicationAccount account(ServerConnection source, Optional<AccountReach> reach) throws SQLException {
        Optional<AccountRequirements> requirements =
                AccountRequirements.of(source, plan.account().user());
        Optional<Obstacle> demanded = requirements.flatMap(known -> known.obstacle(plan));
        if (demanded.isPresent()) {
            return ReplicationAccount.inTheWay(demanded.get());
        }
        if (plan.sourceServer().account().equals(Optional.of(plan.account()))) {
            return judge(source, requirements, reach);
        }
        try (ServerConnection asReplica =
                opener.open(sameServerAsReplica(), source.identity().uuid())) {
            return judge(asReplica, requirements, reach);
        } catch (ServerConnectionException e) {
            ReplicationAccount account = refused(e, requirements);
            return requirements.isPresent()
                    ? account.unless(reach.flatMap(seen -> seen.obstacle(requirements.get(), true)))
                    : account;
        }
    }

    private MySqlServer sameServerAsReplica() {
        return plan.sourceServer().dataSource().isPresent()
                ? MySqlServer.at(plan.source().host(), plan.source().port()).login(plan.account())
                : plan.sourceServer().login(plan.account());
    }

    private ReplicationAccount judge(
            ServerConnection asReplica, Optional<AccountRequirements> requirements, Optional<AccountReach> reach)
            throws SQLException {
        if (!Grants.of(asReplica).hasGlobal(AccountRequirements.PRIVILEGE)) {
            return ReplicationAccount.inTheWay(AccountRequirements.lacksPrivilege(plan));
        }
        ReplicationAccount proven = ReplicationAccount.proven(SourceLog.replicas(asReplica));
        if (requirements.isPresent() && reach.filter(AccountReach::isHere).isEmpty()) {
            return proven.unless(reach.flatMap(seen -> seen.obstacle(requirements.get(), true)));
        }
        // Of the others nobody may have a look, or they do not matter; but of the one that was let in.
        Optional<AccountRequirements> own =
                AccountRequirements.ofItself(asReplica).map(account -> new AccountRequirements(List.of(account)));
        Optional<Obstacle> refused = own.flatMap(account -> account.obstacle(plan));
        if (refused.isPresent()) {
            return ReplicationAccount.inTheWay(refused.get());
        }
        return proven.unless(reach.filter(seen -> !seen.isHere())
                .flatMap(seen -> own.flatMap(account -> seen.obstacle(account, false))));
    }

    private ReplicationAccount refused(ServerConnectionException refusal, Optional<AccountRequirements> requirements) {
        Optional<ServerError> error = refusal.error();
        // What is behind a DataSource need not be what answers here at the address that the recipient uses.
        boolean isTheSource = plan.sourceServer().dataSource().isEmpty();
        if (isTheSource
                && error.filter(said -> LET_NOBODY_IN.contains(said.number())).isPresent()
                && requirements.filter(AccountRequirements::areEverybodys).isPresent()) {
            return ReplicationAccount.inTheWay(new Obstacle(
                    ObstacleKind.ACCOUNT,
                    plan.source() + " does not let '" + plan.account().user() + "' in: server error " + error.get()
                            + ".",
                    "Check user and password of the replication account."));
        }
        Optional<Obstacle> seen = requirements.flatMap(known -> known.obstacleForEveryHost(plan));
        if (seen.isPresent()) {
            return ReplicationAccount.inTheWay(seen.get());
        }
        log.info(
                "Whether '{}' may replicate from {} is left to the attempt: {}",
                plan.account().user(),
                plan.source(),
                refusal.getMessage());
        return requirements.isPresent()
                ? ReplicationAccount.LEFT_TO_THE_ATTEMPT
                : ReplicationAccount.unproven(new Obstacle(
                        ObstacleKind.UNPROVEN,
                        "Whether '" + plan.account().user() + "' may replicate from " + plan.source()
                                + " is not known: it is not let in from here, and the account used there may not look whether"
                                + " it is the recipient's. " + refusal.getMessage(),
                        "GRANT SELECT ON mysql.user to the account of sourceServer or donorServer, or say"
                                + " acceptUnproven()."));
    }
}
