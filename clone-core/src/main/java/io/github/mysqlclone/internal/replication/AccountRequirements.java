package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.SourceSecurity;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the source says of the accounts of one name, whichever of them the replica will be let in as.
 *
 * @param accounts one for each host
 */
record AccountRequirements(List<OfOneHost> accounts) {

    /** What it takes to replicate. */
    static final String PRIVILEGE = "REPLICATION SLAVE";

    /** Or the source's key; one of sha256_password fetches that unasked (seen on 9.7.4). */
    private static final String WANTS_A_SECURE_CONNECTION = "caching_sha2_password";

    /**
     * One account.
     *
     * @param host for which hosts it is
     * @param tls what it demands: empty, ANY, X509 or SPECIFIED
     * @param isLocked whether it lets nobody in
     * @param plugin what it proves itself by
     * @param mayReplicate whether it may replicate, by itself or perhaps by a role
     */
    record OfOneHost(String host, String tls, boolean isLocked, String plugin, boolean mayReplicate) {}

    /** Read it, which takes SELECT on {@code mysql.user}; empty without it. */
    static Optional<AccountRequirements> of(ServerConnection source, String user) {
        String literal = "_utf8mb4 X'" + HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8)) + "'";
        try {
            boolean mayHaveRoles = mayHaveRoles(source, literal);
            return Optional.of(new AccountRequirements(source.query(
                    "SELECT Host, ssl_type, account_locked, plugin, Repl_slave_priv FROM mysql.user WHERE User = "
                            + literal,
                    row -> new OfOneHost(
                            row.getString(1),
                            String.valueOf(row.getString(2)),
                            "Y".equals(row.getString(3)),
                            String.valueOf(row.getString(4)),
                            mayHaveRoles || "Y".equals(row.getString(5))))));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Whoever may not look knows of none that there are. */
    private static boolean mayHaveRoles(ServerConnection source, String literal) {
        try {
            return source.queryFirst(
                            "SELECT @@GLOBAL.mandatory_roles <> '' OR COUNT(*) > 0 FROM mysql.role_edges WHERE TO_USER = "
                                    + literal,
                            row -> row.getBoolean(1))
                    .orElse(true);
        } catch (SQLException e) {
            return true;
        }
    }

    /** There is no account of that name, or its only ones are for every host: what one is refused, all are. */
    boolean areEverybodys() {
        return accounts.stream().map(OfOneHost::host).allMatch("%"::equals);
    }

    /** Find whether the connection that is planned would be refused, whichever of the accounts it is for. */
    Optional<Obstacle> obstacle(ReplicaPlan plan) {
        String account = named(plan);
        List<String> tls = accounts.stream().map(OfOneHost::tls).toList();
        if (!tls.isEmpty() && tls.stream().allMatch(type -> type.equals("X509") || type.equals("SPECIFIED"))) {
            return Optional.of(new Obstacle(
                    ObstacleKind.ACCOUNT,
                    account + " wants a certificate of the replica (REQUIRE X509, SUBJECT, ISSUER or CIPHER), and none"
                            + " can be given.",
                    "ALTER USER … REQUIRE SSL there."));
        }
        return !tls.isEmpty()
                        && tls.stream().noneMatch(String::isEmpty)
                        && !plan.security().tls()
                ? Optional.of(new Obstacle(
                        ObstacleKind.ACCOUNT, account + " lets nobody in without TLS.", "Say requireSsl()."))
                : Optional.empty();
    }

    /** Find what none of them may do; for those that cannot be tried from here. */
    Optional<Obstacle> obstacleForEveryHost(ReplicaPlan plan) {
        if (accounts.isEmpty()) {
            return Optional.of(new Obstacle(
                    ObstacleKind.ACCOUNT,
                    named(plan) + " does not exist.",
                    "CREATE USER … there, and GRANT REPLICATION SLAVE ON *.* to it."));
        }
        if (accounts.stream().allMatch(OfOneHost::isLocked)) {
            return Optional.of(new Obstacle(
                    ObstacleKind.ACCOUNT, named(plan) + " is locked (3118).", "ALTER USER … ACCOUNT UNLOCK there."));
        }
        SourceSecurity security = plan.security();
        if (!security.tls()
                && !security.publicKeyRetrieval()
                && accounts.stream().map(OfOneHost::plugin).allMatch(WANTS_A_SECURE_CONNECTION::equals)) {
            return Optional.of(new Obstacle(
                    ObstacleKind.ACCOUNT,
                    named(plan) + " wants a secure connection as long as the source has not seen its password (2061).",
                    "Say requireSsl(), or retrievePublicKey()."));
        }
        return accounts.stream().noneMatch(OfOneHost::mayReplicate)
                ? Optional.of(lacksPrivilege(plan))
                : Optional.empty();
    }

    static Obstacle lacksPrivilege(ReplicaPlan plan) {
        return new Obstacle(
                ObstacleKind.ACCOUNT,
                named(plan) + " lacks REPLICATION SLAVE.",
                "GRANT REPLICATION SLAVE ON *.* to it there.");
    }

    private static String named(ReplicaPlan plan) {
        return "The account '" + plan.account().user() + "' of " + plan.source();
    }
}
