package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.peer.HostPattern;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.SourceSecurity;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the source says of the accounts of one name, whichever of them the replica will be let in as.
 *
 * @param accounts one for each host
 * @param anonymous the hosts of the accounts without a name, which let in whoever comes from there (seen on 9.7.4)
 */
record AccountRequirements(List<OfOneHost> accounts, List<HostPattern> anonymous) {

    /** What it takes to replicate. */
    static final String PRIVILEGE = "REPLICATION SLAVE";

    /**
     * Or the source's key, as long as the source has not the password in its cache. A login over TLS, such as our own, puts it
     * there, and a restart or FLUSH PRIVILEGES empties it: the channel fails then at its next connection. One of sha256_password
     * fetches the key unasked, and an empty password is not hidden at all (all seen on 9.7.4).
     */
    private static final String WANTS_A_SECURE_CONNECTION = "caching_sha2_password";

    private static final Pattern PLUGIN = Pattern.compile(" IDENTIFIED WITH '([^']*)'");
    private static final Pattern TLS = Pattern.compile(" REQUIRE (NONE|SSL|X509|SUBJECT|ISSUER|CIPHER)\\b");

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

    AccountRequirements(List<OfOneHost> accounts) {
        this(accounts, List.of());
    }

    /** Read it, which takes SELECT on {@code mysql.user}; empty without it. */
    static Optional<AccountRequirements> of(ServerConnection source, String user) {
        String literal = "_utf8mb4 X'" + HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8)) + "'";
        try {
            boolean mayHaveRoles = mayHaveRoles(source, literal);
            return Optional.of(new AccountRequirements(
                    source.query(
                            "SELECT Host, ssl_type, account_locked, plugin, Repl_slave_priv FROM mysql.user WHERE User = "
                                    + literal,
                            row -> new OfOneHost(
                                    row.getString(1),
                                    String.valueOf(row.getString(2)),
                                    "Y".equals(row.getString(3)),
                                    String.valueOf(row.getString(4)),
                                    mayHaveRoles || "Y".equals(row.getString(5)))),
                    source.query(
                            "SELECT Host FROM mysql.user WHERE User = ''", row -> new HostPattern(row.getString(1)))));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** Read that of the account itself, which anybody may; empty if the server does not tell it in the known words. */
    static Optional<OfOneHost> ofItself(ServerConnection asReplica) throws SQLException {
        Optional<String> host = asReplica.queryFirst(
                "SELECT SUBSTRING_INDEX(CURRENT_USER(), '@', -1)", row -> String.valueOf(row.getString(1)));
        Optional<String> made =
                asReplica.queryFirst("SHOW CREATE USER CURRENT_USER()", row -> String.valueOf(row.getString(1)));
        return host.flatMap(of -> made.flatMap(statement -> ofItself(of, statement)));
    }

    private static Optional<OfOneHost> ofItself(String host, String statement) {
        Matcher plugin = PLUGIN.matcher(statement);
        if (!plugin.find()) {
            return Optional.empty();
        }
        Matcher tls = TLS.matcher(statement);
        String demanded = tls.find(plugin.end()) ? tls.group(1) : "NONE";
        return Optional.of(new OfOneHost(
                host,
                switch (demanded) {
                    case "NONE" -> "";
                    case "SSL" -> "ANY";
                    case "X509" -> "X509";
                    default -> "SPECIFIED";
                },
                false,
                plugin.group(1),
                true));
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
        if (!tls.isEmpty()
                && tls.stream().noneMatch(String::isEmpty)
                && !plan.security().tls()) {
            return Optional.of(
                    new Obstacle(ObstacleKind.ACCOUNT, account + " lets nobody in without TLS.", "Say requireSsl()."));
        }
        return wantsASecureConnection(plan) ? Optional.of(forgetsThePassword(plan)) : Optional.empty();
    }

    private boolean wantsASecureConnection(ReplicaPlan plan) {
        SourceSecurity security = plan.security();
        return !security.tls()
                && !security.publicKeyRetrieval()
                && !plan.account().password().reveal().isEmpty()
                && !accounts.isEmpty()
                && accounts.stream().map(OfOneHost::plugin).allMatch(WANTS_A_SECURE_CONNECTION::equals);
    }

    private static Obstacle forgetsThePassword(ReplicaPlan plan) {
        return new Obstacle(
                ObstacleKind.ACCOUNT,
                named(plan)
                        + " wants a secure connection whenever the source does not have its password in its cache, as after"
                        + " a restart or FLUSH PRIVILEGES (2061): the channel would fail then.",
                "Say requireSsl(), or retrievePublicKey().");
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
        return accounts.stream().noneMatch(OfOneHost::mayReplicate)
                ? Optional.of(lacksPrivilege(plan))
                : Optional.empty();
    }

    /** Find what all of them are refused for. */
    Optional<Obstacle> anyObstacle(ReplicaPlan plan) {
        return obstacle(plan).or(() -> obstacleForEveryHost(plan));
    }

    static Obstacle lacksPrivilege(ReplicaPlan plan) {
        return new Obstacle(
                ObstacleKind.ACCOUNT,
                named(plan) + " lacks REPLICATION SLAVE.",
                "GRANT REPLICATION SLAVE ON *.* to it there.");
    }

    static String named(ReplicaPlan plan) {
        return "The account '" + plan.account().user() + "' of " + plan.source();
    }
}
