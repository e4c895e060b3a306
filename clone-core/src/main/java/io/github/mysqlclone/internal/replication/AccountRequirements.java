package io.github.mysqlclone.internal.replication;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the source demands of a connection of the replication account, before it looks at the password.
 *
 * @param hosts for which hosts there is an account of that name
 * @param tls what each of them demands: empty, ANY, X509 or SPECIFIED
 */
record AccountRequirements(List<String> hosts, List<String> tls) {

    /** Read it, which takes SELECT on {@code mysql.user}; empty without it. */
    static Optional<AccountRequirements> of(ServerConnection source, String user) {
        String hex = HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8));
        try {
            List<List<String>> rows = source.query(
                    "SELECT Host, ssl_type FROM mysql.user WHERE User = _utf8mb4 X'" + hex + "'",
                    row -> List.of(row.getString(1), String.valueOf(row.getString(2))));
            return Optional.of(new AccountRequirements(
                    rows.stream().map(row -> row.get(0)).toList(),
                    rows.stream().map(row -> row.get(1)).toList()));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    /** There is no account of that name, or its only ones are for every host: what one is refused, all are. */
    boolean areEverybodys() {
        return hosts.stream().allMatch("%"::equals);
    }

    /** Find whether the connection that is planned would be refused, whichever of the accounts it is for. */
    Optional<Obstacle> obstacle(ReplicaPlan plan) {
        String account = "The account '" + plan.account().user() + "' of " + plan.source();
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
}
