package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.grants.Grants;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Looks up, as somebody else, what the accounts of one name may do.
 *
 * <p>Which of several accounts the recipient will match depends on the address the donor sees it under, which this JVM
 * does not know: then the fact is missing unless all of them agree.
 */
final class AccountRows {

    private AccountRows() {}

    static List<QueryPart> parts(String user, AccountVisibility powers) {
        String what = "the privileges of '" + user + "'";
        // In hexadecimal: how a literal in quotes is read depends on the session's sql_mode.
        String literal = "_utf8mb4 X'" + HexFormat.of().formatHex(user.getBytes(StandardCharsets.UTF_8)) + "'";
        return List.of(
                QueryPart.of(
                                "login",
                                what,
                                "FROM mysql.user WHERE User = " + literal,
                                "Host",
                                "ssl_type",
                                "account_locked",
                                "password_expired",
                                "max_user_connections",
                                "User_attributes->>'$.Password_locking.failed_login_attempts'")
                        .unless(powers.lacksSelect("mysql", "user")),
                QueryPart.of(
                                "power",
                                what,
                                "FROM mysql.global_grants WHERE USER = " + literal + " AND PRIV = 'BACKUP_ADMIN'",
                                "HOST",
                                "PRIV")
                        .unless(powers.lacksSelect("mysql", "global_grants")),
                QueryPart.of("role", what, "FROM mysql.role_edges WHERE TO_USER = " + literal, "TO_HOST")
                        .unless(powers.lacksSelect("mysql", "role_edges")));
    }

    /** What the accounts may do, and what else is known of them. */
    record Demands(Fact<Grants> grants, Fact<DonorAccount> account) {

        static final Demands NONE =
                new Demands(Fact.unknown("no account was asked for"), Fact.unknown("no account was asked for"));
    }

    static Demands read(String user, UnitedQuery.Answers answers) {
        return new Demands(grants(user, answers), answers.rows("login").map(AccountRows::account));
    }

    private static DonorAccount account(List<FactRow> rows) {
        return new DonorAccount(
                rows.stream().map(row -> row.text(0)).collect(Collectors.toSet()),
                rows.stream()
                        .map(row -> row.text(1))
                        .filter(demand -> !demand.isEmpty())
                        .collect(Collectors.toSet()),
                all(rows, row -> row.text(2).equals("Y")),
                all(rows, row -> row.text(3).equals("Y")),
                all(rows, row -> row.number(4) == 1),
                rows.stream().anyMatch(row -> row.number(5) > 0));
    }

    private static boolean all(List<FactRow> rows, Predicate<FactRow> condition) {
        return !rows.isEmpty() && rows.stream().allMatch(condition);
    }

    /** Make what is known of BACKUP_ADMIN into grants; of other privileges nothing is read. */
    private static Fact<Grants> grants(String user, UnitedQuery.Answers answers) {
        return answers.rows("login")
                .flatMap(logins -> answers.rows("power")
                        .flatMap(powers -> answers.rows("role").flatMap(roles -> judge(user, logins, powers, roles))));
    }

    private static Fact<Grants> judge(String user, List<FactRow> logins, List<FactRow> powers, List<FactRow> roles) {
        Set<String> able = powers.stream().map(row -> row.text(0)).collect(Collectors.toSet());
        Set<String> withRole = roles.stream().map(row -> row.text(0)).collect(Collectors.toSet());
        long unable = logins.stream().filter(row -> !able.contains(row.text(0))).count();
        if (!logins.isEmpty() && unable == 0) {
            return Fact.of(new Grants(Set.of("BACKUP_ADMIN"), List.of(), Set.of(), !withRole.isEmpty()));
        }
        if (unable < logins.size()) {
            return Fact.unknown("the donor has several accounts named '" + user
                    + "' with different privileges, and which one the recipient matches is not known here");
        }
        if (!withRole.isEmpty()) {
            return Fact.unknown("the privileges of '" + user + "' come from roles, and whether they are"
                    + " active at its login is not known here");
        }
        return Fact.of(new Grants(Set.of(), List.of(), Set.of(), false));
    }
}
