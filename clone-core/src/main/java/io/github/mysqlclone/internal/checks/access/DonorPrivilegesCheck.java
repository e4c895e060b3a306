package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.server.Side;

/** Whether the donor lets the recipient in with the donor account, and lets it clone. */
public final class DonorPrivilegesCheck {

    private static final int LOGIN_DENIED = 1045;
    private static final int PRIVILEGE_NEEDED = 1227;
    private static final int TOO_MANY_USER_CONNECTIONS = 1226;
    private static final int PASSWORD_EXPIRED = 1862;
    private static final int OFFLINE = 3032;
    private static final int LOCKED = 3118;

    private DonorPrivilegesCheck() {}

    /** Judge what may be done on the donor: by the recipient with the donor account, and by who prepares it. */
    public static Verdict donorPrivileges(Subject subject) {
        return donorAccount(subject).and(PreparationPrivileges.onDonor(subject));
    }

    /** Judge the account, as far as somebody who may look at {@code mysql.user} has seen it, and its privilege. */
    private static Verdict donorAccount(Subject subject) {
        String user = subject.remote().donorAccount().orElseThrow().user();
        return Verdict.on(subject.donor(), donor -> {
            Verdict login = donor.donorAccount()
                    .known()
                    .map(account -> login(user, account))
                    .orElseGet(Verdict::passed);
            return login.findings().isEmpty()
                    ? Verdict.on(
                                    donor.donorAccountGrants(),
                                    grants -> privilege(user, grants).and(offline(subject, user, grants)))
                            .and(password(user, donor))
                    : login;
        });
    }

    /** As SQL; which host part the recipient matches is not known here. */
    private static String account(String user) {
        return new SqlMode(false).literal(user) + "@'…'";
    }

    private static Verdict login(String user, DonorAccount account) {
        if (account.hosts().isEmpty()) {
            return refused(
                    "'" + user + "' does not exist",
                    LOGIN_DENIED,
                    "CREATE USER " + account(user) + " IDENTIFIED BY '…'; GRANT BACKUP_ADMIN ON *.* TO " + account(user)
                            + ";");
        }
        if (account.isLocked()) {
            return refused("'" + user + "' is locked", LOCKED, "ALTER USER " + account(user) + " ACCOUNT UNLOCK;");
        }
        if (account.isExpired()) {
            return refused(
                    "the password of '" + user + "' has expired",
                    PASSWORD_EXPIRED,
                    "ALTER USER " + account(user) + " IDENTIFIED BY '…';");
        }
        return account.hasOneConnection()
                ? refused(
                        "'" + user + "' may open one connection only, a clone opens at least two",
                        TOO_MANY_USER_CONNECTIONS,
                        "ALTER USER " + account(user) + " WITH MAX_USER_CONNECTIONS 0;")
                : Verdict.passed();
    }

    /**
     * What a login from here says of the recipient's: all where one account is for every host; otherwise a refusal may
     * be due to this JVM's address, or to its way of connecting.
     */
    private static Verdict password(String user, DonorFacts donor) {
        return Verdict.on(
                donor.donorAccountRefusal(),
                refusal -> refusal.map(error -> refusedHere(user, error, donor)).orElseGet(Verdict::passed));
    }

    private static Verdict refusedHere(String user, ServerError error, DonorFacts donor) {
        boolean isCertain = donor.donorAccount()
                .known()
                .filter(DonorAccount::isTheSameForAll)
                .isPresent();
        return isCertain
                ? refused(
                        "'" + user + "' is refused with the password given: " + error.message(),
                        LOGIN_DENIED,
                        "ALTER USER " + account(user) + " IDENTIFIED BY '…'; or give the right password.")
                : Verdict.unknown("the donor refuses '" + user + "' from here (" + error.message()
                        + "), and whether it lets the recipient in shows only when that connects");
    }

    private static Verdict privilege(String user, Grants grants) {
        return grants.hasGlobal("BACKUP_ADMIN")
                ? Verdict.passed()
                : refused(
                        "'" + user + "' has no active BACKUP_ADMIN on *.*",
                        PRIVILEGE_NEEDED,
                        "GRANT BACKUP_ADMIN ON *.* TO " + account(user) + ";");
    }

    /** Only accounts with one of two privileges get in then; of an account looked up by another they are not read. */
    private static Verdict offline(Subject subject, String user, Grants grants) {
        boolean isOffline = subject.donorVariable("offline_mode")
                .known()
                .filter("ON"::equals)
                .isPresent();
        return Verdict.foundIf(
                isOffline && !grants.hasGlobal("CONNECTION_ADMIN") && !grants.hasGlobal("SUPER"),
                () -> Finding.warning(
                                Side.DONOR, "offline_mode is ON, and '" + user + "' gets in only with CONNECTION_ADMIN")
                        .serverError(OFFLINE)
                        .remedy("On the donor: SET GLOBAL offline_mode = OFF;"));
    }

    private static Verdict refused(String what, int error, String statement) {
        return Verdict.found(Finding.error(Side.DONOR, what).serverError(error).remedy("On the donor: " + statement));
    }
}
