package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Set;

/**
 * What INSTALL PLUGIN installed stands in {@code mysql.plugin}, which the clone replaces by the donor's. A recipient that
 * had the plugin from there comes back without it, and without {@code clone_status} (1146, seen on 9.7.4).
 */
public final class PluginSurvivesCheck {

    private static final String CLONE = Plugins.CLONE;

    private PluginSurvivesCheck() {}

    /** Judge where both servers have the plugin from. */
    public static Verdict pluginSurvives(Subject subject) {
        Fact<Set<String>> here =
                subject.recipient().server().details().inventory().installedPlugins();
        Fact<Set<String>> there = subject.donorServer()
                .flatMap(server -> server.details().inventory().installedPlugins());
        boolean isConfigured =
                here.known().filter(names -> !names.contains(CLONE)).isPresent();
        boolean comesAlong =
                there.known().filter(names -> names.contains(CLONE)).isPresent();
        return isConfigured || comesAlong ? Verdict.passed() : Verdict.on(here, there, (one, other) -> lost(subject));
    }

    private static Verdict lost(Subject subject) {
        String what = "it has the clone plugin from INSTALL PLUGIN, the donor from its configuration: after the"
                + " restart the recipient has none";
        return obstacle(subject).isEmpty()
                ? Verdict.found(Finding.warning(Side.RECIPIENT, what + ", until it is installed again")
                        .afterDataLoss()
                        .remedy(remedy()))
                : Verdict.found(Finding.error(Side.RECIPIENT, what + ", and " + obstacle(subject))
                        .afterDataLoss()
                        .remedy(remedy()));
    }

    private static String remedy() {
        return "On the recipient: plugin-load-add=mysql_clone.so in its configuration; or on the donor: INSTALL PLUGIN"
                + " clone SONAME 'mysql_clone.so';";
    }

    /** What is known to prevent installing it again; empty for nothing. */
    private static String obstacle(Subject subject) {
        ServerFacts recipient = subject.recipient().server();
        boolean isQuarantined =
                subject.facts().changes().of(PersistedChange.class).findAny().isPresent();
        // A quarantine of the library's own is opened for that; ACCOUNT_AFTER_RESTART demands what that takes.
        if (!isQuarantined
                && recipient
                        .afterRestart("super_read_only")
                        .known()
                        .filter("ON"::equals)
                        .isPresent()) {
            return "it cannot be installed again, as the recipient will be super_read_only";
        }
        return subject.facts()
                .loginAfterRestart()
                .known()
                .filter(login -> login instanceof LoginAtDonor.Admitted admitted && !admitted.mayInstallPlugins())
                .map(login -> "it cannot be installed again, as '" + login.user() + "' has no INSERT on mysql.plugin")
                .orElse("");
    }
}
