package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.internal.cache.OwnerIdentity;
import java.util.Map;
import java.util.Optional;

/**
 * Which JVM a container belongs to. Containers on one engine may come from several machines, also of one name, and from
 * containers with process ids of their own; clocks are set.
 */
record Owner(OwnerIdentity identity) {

    static final String LABEL = "io.github.mysqlclone.testkit.owner";

    private static final String MACHINE = LABEL + ".machine";
    private static final String PID = LABEL + ".pid";
    private static final String STARTED = LABEL + ".started";

    static Owner thisJvm() {
        return new Owner(OwnerIdentity.ofThisJvm());
    }

    Map<String, String> labels() {
        return Map.of(
                LABEL,
                "mysqlclone-testkit",
                MACHINE,
                identity.machine(),
                PID,
                String.valueOf(identity.pid()),
                STARTED,
                identity.start());
    }

    static Optional<Owner> of(Map<String, String> labels) {
        try {
            return Optional.of(new Owner(new OwnerIdentity(
                    labels.getOrDefault(MACHINE, ""),
                    Long.parseLong(labels.getOrDefault(PID, "")),
                    labels.getOrDefault(STARTED, ""))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Tells whether it certainly is no more. */
    boolean isGone() {
        return identity.isOfThisMachine() && !identity.isAlive();
    }
}
