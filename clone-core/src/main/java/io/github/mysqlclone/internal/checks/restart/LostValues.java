package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.PluginsAfterRestart;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Values of the configuration that name a plugin, or a variable of one, which the clone takes away: the server reads them
 * when the plugins are there, and stops over one that says nothing to it. {@code loose_} before the option does not help (seen
 * on 9.7.4). Persisted values are {@link PersistedValuesCheck}'s.
 */
final class LostValues {

    static final String POLICY = "authentication_policy";
    private static final String TRACKED = "session_track_system_variables";

    private LostValues() {}

    /** Judge the plugins that {@code authentication_policy} names. */
    static Verdict authenticationPolicy(Subject subject) {
        return configured(subject, POLICY)
                .map(value -> plugins(subject, value, plugin -> lost(POLICY, "the plugin " + plugin)))
                .reduce(Verdict.passed(), Verdict::and);
    }

    /** Judge the plugins in a value of {@code authentication_policy}, such as {@code *:caching_sha2_password,*,}. */
    static Verdict plugins(Subject subject, String policy, Function<String, Finding> ofLost) {
        return Stream.of(policy.split(",", -1))
                .map(factor -> factor.strip().replaceFirst("^\\*:?", ""))
                .filter(plugin -> !plugin.isEmpty())
                .distinct()
                .map(plugin -> Verdict.on(
                        PluginsAfterRestart.has(subject, plugin),
                        isThere -> Verdict.foundIf(!isThere, () -> ofLost.apply(plugin))))
                .reduce(Verdict.passed(), Verdict::and);
    }

    /** Judge the variables that {@code session_track_system_variables} names. */
    static Verdict trackedVariables(Subject subject, Predicate<String> isLost) {
        List<String> names = configured(subject, TRACKED)
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(isLost)
                .distinct()
                .toList();
        return Verdict.foundIf(!names.isEmpty(), () -> lost(TRACKED, Listing.of(names)));
    }

    /** What the files say, and what is in force by the configuration; a value set since hides what it says. */
    private static Stream<String> configured(Subject subject, String option) {
        Fact<Map<String, String>> origins =
                subject.recipient().server().details().settings().configured();
        Set<String> values = new TreeSet<>();
        subject.recipient()
                .host()
                .flatMap(HostFiles::options)
                .known()
                .flatMap(files -> files.value(option))
                .ifPresent(values::add);
        origins.known()
                .filter(names -> names.containsKey(option))
                .flatMap(names -> subject.recipientVariable(option).known())
                .ifPresent(values::add);
        return values.stream();
    }

    private static Finding lost(String option, String what) {
        return Finding.error(
                        Side.RECIPIENT,
                        "it will not start again: its configuration sets " + option + " to a value with " + what
                                + ", which INSTALL loaded here and the donor has not installed")
                .afterDataLoss()
                .remedy(
                        "Take it out of the recipient's configuration until after the clone; or load the plugin there with"
                                + " plugin-load-add; or install it on the donor.");
    }
}
