package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;

/**
 * The recipient must know every active plugin of the donor by name, or from 8.0.22 on be able to load its library
 * ({@code clone_client.cc::validate_remote_params}, bug 100244). A built-in plugin that it does not know is let through.
 */
public final class PluginsPresentCheck {

    private static final int NOT_ACTIVE = 3870;

    private PluginsPresentCheck() {}

    /** Judge all plugins at once; the server names the last one. */
    public static Verdict pluginsPresent(Subject subject) {
        return Verdict.on(
                subject.recipient().server().plugins(),
                subject.donorServer().flatMap(ServerFacts::plugins),
                (known, used) -> Verdict.on(
                        subject.recipient().server().version(),
                        version -> version.isAtLeast(8, 0, 22)
                                ? loadable(subject, libraries(missing(known, used)))
                                : installed(missing(known, used))));
    }

    private static List<Plugin> missing(Plugins known, Plugins used) {
        return used.all().stream()
                .filter(Plugin::isActive)
                .filter(plugin -> known.named(plugin.name()).isEmpty())
                .toList();
    }

    private static List<Plugin> libraries(List<Plugin> missing) {
        return missing.stream().filter(plugin -> !plugin.library().isEmpty()).toList();
    }

    private static Verdict installed(List<Plugin> missing) {
        return Verdict.foundIf(!missing.isEmpty(), () -> lacking(missing));
    }

    private static Verdict loadable(Subject subject, List<Plugin> missing) {
        if (missing.isEmpty()) {
            return Verdict.passed();
        }
        return Verdict.on(subject.recipient().host().flatMap(HostFiles::pluginLibraries), files -> {
                    List<Plugin> absent = missing.stream()
                            .filter(plugin -> !files.contains(plugin.library()))
                            .toList();
                    return installed(absent);
                })
                .because("the recipient has not installed " + names(missing)
                        + ", which is good enough only if its plugin_dir holds the library");
    }

    private static Finding lacking(List<Plugin> missing) {
        String library = missing.get(0).library();
        return Finding.error(Side.RECIPIENT, "it lacks plugins that are active on the donor: " + names(missing))
                .serverError(NOT_ACTIVE)
                .remedy(
                        library.isEmpty()
                                ? "Bring both servers to the same release and build."
                                : "On the recipient: INSTALL PLUGIN "
                                        + missing.get(0).name() + " SONAME '" + library
                                        + "'; or uninstall it on the donor.");
    }

    private static String names(List<Plugin> plugins) {
        return Listing.of(plugins.stream()
                .map(plugin ->
                        plugin.library().isEmpty() ? plugin.name() : plugin.name() + " (" + plugin.library() + ")")
                .toList());
    }
}
