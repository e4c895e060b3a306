package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.PluginsAfterRestart;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.server.Side;

/** The account for the time after the restart is one of the donor's, and may read the outcome. */
public final class AccountAfterRestartCheck {

    private static final int SELECT_DENIED = 1142;
    private static final int LOGIN_DENIED = 1045;

    private AccountAfterRestartCheck() {}

    public static Verdict accountAfterRestart(Subject subject) {
        Fact<LoginAtDonor> login = subject.facts().loginAfterRestart();
        return Verdict.on(
                login,
                received -> afterRestart(received)
                        .and(loginThere(subject, received))
                        .and(PreparationPrivileges.after(subject, received)));
    }

    /** The account comes along, the setting that loads its plugin does not: nobody gets in to mend that then. */
    private static Verdict loginThere(Subject subject, LoginAtDonor login) {
        return login instanceof LoginAtDonor.Admitted admitted
                ? Verdict.on(
                        admitted.plugin(),
                        plugin -> plugin.map(name -> unlessThere(subject, admitted.user(), name))
                                .orElseGet(Verdict::passed))
                : Verdict.passed();
    }

    private static Verdict unlessThere(Subject subject, String user, String plugin) {
        return Verdict.on(
                PluginsAfterRestart.has(subject, plugin),
                isThere -> Verdict.foundIf(!isThere, () -> notLoaded(user, plugin)));
    }

    private static Finding notLoaded(String user, String plugin) {
        return Finding.error(
                        Side.RECIPIENT,
                        "'" + user + "' logs in by the plugin " + plugin
                                + " on the donor, which the recipient will not have after the restart: nobody could read"
                                + " the outcome then")
                .serverError(KnownError.ER_PLUGIN_IS_NOT_LOADED.number())
                .afterDataLoss()
                .remedy("Load the plugin by the recipient's configuration, or give an account with another one, such as"
                        + " caching_sha2_password, with accountAfterRestart.");
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
                        .remedy("On the donor: GRANT SELECT ON performance_schema.* TO "
                                + AccountText.literal(admitted.user()) + "@'…'; " + advice));
    }
}
