package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The recipient's account may send the statement, read its outcome, and prepare. */
public final class RecipientPrivilegesCheck {

    private static final int PRIVILEGE_NEEDED = 1227;
    private static final int SELECT_DENIED = 1142;

    private RecipientPrivilegesCheck() {}

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
                        .remedy("On the recipient: GRANT " + needed + " ON *.* TO " + AccountText.quoted(account)
                                + ";"));
    }

    private static Verdict mayRead(Grants grants, String account, String table) {
        return grants.has("SELECT", "performance_schema", table)
                ? Verdict.passed()
                : Verdict.found(Finding.error(Side.RECIPIENT, account + " may not read performance_schema." + table)
                        .serverError(SELECT_DENIED)
                        .remedy("On the recipient: GRANT SELECT ON performance_schema." + table + " TO "
                                + AccountText.quoted(account) + ";"));
    }
}
