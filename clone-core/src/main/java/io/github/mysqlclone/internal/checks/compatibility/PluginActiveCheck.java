package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Rules about plugins. */
public final class PluginActiveCheck {

    static final String INSTALL_CLONE = "INSTALL PLUGIN clone SONAME 'mysql_clone.so';";

    private static final String READ_ONLY = "innodb_read_only";
    private static final int NOT_LOADED = 1524;

    private PluginActiveCheck() {}

    public static Verdict pluginActive(Subject subject) {
        Verdict onRecipient = Verdict.on(
                subject.recipient().server().plugins(),
                plugins -> cloneIsActive(Side.RECIPIENT, plugins, subject.recipientVariable(READ_ONLY)));
        return switch (subject.kind()) {
            case LOCAL -> onRecipient;
            case REPLACE, DIRECTORY ->
                onRecipient.and(Verdict.on(
                        subject.donorServer().flatMap(ServerFacts::plugins),
                        plugins -> cloneIsActive(Side.DONOR, plugins, subject.donorVariable(READ_ONLY))));
        };
    }

    private static Verdict cloneIsActive(Side side, Plugins plugins, Fact<String> readOnly) {
        if (plugins.clonePlugin().filter(Plugin::isActive).isPresent()) {
            return Verdict.passed();
        }
        String found = plugins.clonePlugin().map(Plugin::status).orElse("not installed");
        return Verdict.found(Finding.error(side, "the plugin clone is not active (found: " + found + ")")
                .serverError(NOT_LOADED)
                .remedy(
                        readOnly.known().filter("ON"::equals).isPresent()
                                ? "Start the " + side.word()
                                        + " with innodb_read_only=OFF, or no plugin can be installed."
                                : "On the " + side.word() + ": " + INSTALL_CLONE
                                        + " Or plugin-load-add=mysql_clone.so in its my.cnf."));
    }
}
