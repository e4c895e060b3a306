package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Who may do what, before and after the accounts change. */
public final class AccessChecks {

    private static final int PRIVILEGE_NEEDED = 1227;
    private static final int SELECT_DENIED = 1142;
    private static final int LOGIN_DENIED = 1045;

    private AccessChecks() {}

    public static Verdict recipientPrivileges(Subject subject) {
        ServerFacts server = subject.recipient().server();
        String account = server.currentUser().known().orElse("the account");
        return Verdict.on(
                server.grants(),
                grants -> maySendClone(subject, grants, account)
                        .and(mayRead(grants, account, "clone_status"))
                        .and(mayRead(grants, account, "clone_progress"))
                        .and(PreparationPrivileges.on(subject, Side.RECIPIENT, grants, account)));
    }

    private static Verdict maySendClone(Subject subject, Grants grants, String account) {
        String needed = switch (subject.kind()) {
            case REPLACE -> "CLONE_ADMIN";
            case DIRECTORY, LOCAL -> "BACKUP_ADMIN";
        };
        return grants.hasGlobal(needed)
                ? Verdict.passed()
                : Verdict.found(Finding.error(Side.RECIPIENT, account + " has no active " + needed + " on *.*")
                        .serverError(PRIVILEGE_NEEDED)
                        .remedy("On the recipient: GRANT " + needed + " ON *.* TO " + quoted(account) + ";"));
    }

    private static Verdict mayRead(Grants grants, String account, String table) {
        return grants.has("SELECT", "performance_schema", table)
                ? Verdict.passed()
                : Verdict.found(Finding.error(Side.RECIPIENT, account + " may not read performance_schema." + table)
                        .serverError(SELECT_DENIED)
                        .remedy("On the recipient: GRANT SELECT ON performance_schema." + table + " TO "
                                + quoted(account) + ";"));
    }

    public static Verdict accountAfterRestart(Subject subject) {
        Fact<LoginAtDonor> login = subject.facts().loginAfterRestart();
        return Verdict.on(
                login, received -> afterRestart(received).and(PreparationPrivileges.after(subject, received)));
    }

    private static Verdict afterRestart(LoginAtDonor login) {
        String advice = "Give an account of the donor with accountAfterRestart or serverAfterRestart: after the clone"
                + " only the donor's accounts exist.";
        if (login instanceof LoginAtDonor.Refused refused) {
            return Verdict.found(Finding.error(
                            Side.DONOR,
                            "'" + refused.user() + "' cannot log in here, so nobody could read the outcome after the"
                                    + " restart: " + refused.error().message())
                    .serverError(LOGIN_DENIED)
                    .afterDataLoss()
                    .remedy(advice));
        }
        LoginAtDonor.Admitted admitted = (LoginAtDonor.Admitted) login;
        return admitted.mayReadStatus()
                ? Verdict.passed()
                : Verdict.found(Finding.error(
                                Side.DONOR,
                                "'" + admitted.user() + "' may not read performance_schema.clone_status here, and so"
                                        + " could not read the outcome after the restart")
                        .serverError(SELECT_DENIED)
                        .afterDataLoss()
                        .remedy("On the donor: GRANT SELECT ON performance_schema.* TO " + literal(admitted.user())
                                + "@'…'; " + advice));
    }

    /** Quote {@code user@host} as the server prints it; the last @ parts it, a user may hold others. */
    private static String quoted(String account) {
        int at = account.lastIndexOf('@');
        return at < 0 ? account : literal(account.substring(0, at)) + "@" + literal(account.substring(at + 1));
    }

    /** For a person to paste into a session with the usual sql_mode. */
    private static String literal(String text) {
        return new SqlMode(false).literal(text);
    }
}
