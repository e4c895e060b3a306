package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.PluginsAfterRestart;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.internal.facts.ServerCapabilities;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Options of plugins and components that come from {@code mysql.plugin} and {@code mysql.component}, which the clone
 * replaces by the donor's. What nobody registers any more stops the start: "unknown variable", and the server is down for
 * good, its data gone (seen on 9.7.4 with clone_valid_donor_list, rpl_semi_sync_replica_enabled, validate_password.policy).
 * The same as a persisted variable does no harm, nor with {@code loose_} (seen on 9.7.4).
 */
public final class LostOptionsCheck {

    private static final Pattern PREFIX = Pattern.compile("^(skip|enable|disable|maximum)_");

    private LostOptionsCheck() {}

    /** Compare what the configuration names with what will register it. */
    public static Verdict lostOptions(Subject subject) {
        ServerCapabilities here = subject.recipient().server().details().inventory();
        Fact<Map<String, String>> configured =
                subject.recipient().server().details().settings().configured();
        return Verdict.on(
                here.installedPlugins(),
                here.installedComponents(),
                (plugins, components) -> plugins.isEmpty() && components.isEmpty()
                        ? Verdict.passed()
                        : Verdict.on(configured, options -> lost(subject, plugins, components, options))
                                .and(LostValues.authenticationPolicy(subject)));
    }

    private static Verdict lost(
            Subject subject, Set<String> plugins, Set<String> components, Map<String, String> configured) {
        return Verdict.on(
                subject.donorServer()
                        .flatMap(server -> server.details().inventory().installedPlugins()),
                subject.donorServer()
                        .flatMap(server -> server.details().inventory().installedComponents()),
                (donorsPlugins, donorsComponents) -> {
                    List<String> lostPlugins = without(plugins, donorsPlugins).stream()
                            .filter(plugin -> !isLoadedByOption(subject, plugin))
                            .toList();
                    // A variable that was set or persisted since is listed as such, and the line stays in its file.
                    Set<String> named = new TreeSet<>(configured.keySet());
                    options(subject).known().ifPresent(files -> named.addAll(files.strict()));
                    List<String> options = named.stream()
                            .filter(isOfPlugin(lostPlugins).or(isOfComponent(without(components, donorsComponents))))
                            .toList();
                    return (options.isEmpty() ? Verdict.passed() : judge(subject, options, configured))
                            .and(LostValues.trackedVariables(subject, isOfPlugin(lostPlugins)));
                });
    }

    private static List<String> without(Set<String> ours, Set<String> theirs) {
        Set<String> stays =
                Set.copyOf(theirs.stream().map(LostOptionsCheck::lower).toList());
        return ours.stream()
                .map(LostOptionsCheck::lower)
                .filter(name -> !stays.contains(name))
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static boolean isLoadedByOption(Subject subject, String plugin) {
        return PluginsAfterRestart.isLoadedByOption(
                subject, subject.recipient().server().plugins().known().flatMap(plugins -> plugins.named(plugin)));
    }

    private static Fact<OptionNames> options(Subject subject) {
        return subject.recipient().host().flatMap(HostFiles::options);
    }

    /**
     * The plugin's name is an option itself, and stands before the names of its variables. Words such as {@code skip_} may
     * stand before either.
     */
    private static Predicate<String> isOfPlugin(List<String> lost) {
        return option -> {
            String plain = PREFIX.matcher(option).replaceFirst("");
            return lost.stream().anyMatch(plugin -> plain.equals(plugin) || plain.startsWith(plugin + "_"));
        };
    }

    /** A component chooses what stands before the dot: in all of MySQL's it is the end of the component's name. */
    private static Predicate<String> isOfComponent(List<String> lost) {
        return option -> option.contains(".")
                && lost.stream().anyMatch(component -> component.endsWith(option.substring(0, option.indexOf('.'))));
    }

    private static Verdict judge(Subject subject, List<String> options, Map<String, String> configured) {
        Optional<OptionNames> seen = options(subject).known();
        // What the command line loads or loosens, nobody sees.
        boolean isInFiles = configured.values().stream().noneMatch(String::isEmpty);
        if (seen.isEmpty() || !isInFiles) {
            return Verdict.found(Finding.warning(
                            Side.RECIPIENT,
                            sentence(options) + ", unless it is written with loose_, which cannot be seen from here")
                    .afterDataLoss()
                    .remedy(remedy(options)));
        }
        List<String> fatal =
                options.stream().filter(seen.get().strict()::contains).toList();
        return Verdict.foundIf(
                !fatal.isEmpty(),
                () -> Finding.error(Side.RECIPIENT, sentence(fatal))
                        .afterDataLoss()
                        .remedy(remedy(fatal)));
    }

    private static String sentence(List<String> options) {
        return "it will not start again: its configuration sets " + Listing.of(options)
                + " of a plugin or component that INSTALL loaded here and that the donor has not installed";
    }

    private static String remedy(List<String> options) {
        return "In the recipient's configuration write loose_" + options.get(0)
                + ", or load the plugin there with plugin-load-add; or install it on the donor.";
    }
}
