package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a build of MySQL cannot be asked, since it lacks a plugin, a component or an option: said with the reason and counted,
 * and an error on the MySQL that has it all.
 */
public final class LeftOut {

    private static final Logger log = LoggerFactory.getLogger(LeftOut.class);

    private final Map<String, Set<String>> byReason = new LinkedHashMap<>();
    private int count;

    /** Leaves the running test out where this MySQL lacks something. */
    public static void unless(boolean isThere, String reason) {
        if (!isThere) {
            refuseOnReference(reason);
            log.info("left out: {}", reason);
            Assumptions.abort("left out: " + reason);
        }
    }

    /** Counts what is left out, for a class that has its own list of cases. */
    public void add(String what, int cases, String reason) {
        refuseOnReference(reason);
        count += cases;
        byReason.computeIfAbsent(reason, none -> new TreeSet<>()).add(what);
    }

    private static void refuseOnReference(String reason) {
        assertThat(TestedMySql.isReference())
                .as("nothing may be left out on MySQL %s, but: %s", TestedMySql.version(), reason)
                .isFalse();
    }

    /** Returns how many, and why; such as {@code left out: 0}. */
    @Override
    public String toString() {
        return "left out: " + count
                + byReason.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining("; "), reasons -> reasons.isEmpty() ? "" : ", because " + reasons));
    }
}
