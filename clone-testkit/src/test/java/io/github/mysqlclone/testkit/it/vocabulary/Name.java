package io.github.mysqlclone.testkit.it.vocabulary;

import io.github.mysqlclone.server.ServerVersion;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One name that is said to servers.
 *
 * @param kind what it names
 * @param text the name as it is written
 * @param first the first version that knows it; empty if all that can clone do
 * @param gone the first version that does not know it any more; empty if none
 * @param classes simple names of the classes that may name it; matters only where a version lacks it
 */
record Name(Kind kind, String text, Optional<ServerVersion> first, Optional<ServerVersion> gone, Set<String> classes) {

    /** What a name can name. */
    enum Kind {
        STATEMENT,
        WORD,
        TABLE,
        COLUMN,
        VARIABLE,
        STATUS,
        PRIVILEGE,
        OPTION,
        OWN,
        PART,
        PERCONA
    }

    boolean isIn(ServerVersion version) {
        return first.filter(since -> version.compareTo(since) < 0).isEmpty()
                && gone.filter(until -> version.compareTo(until) >= 0).isEmpty();
    }

    /** Tells whether some version that can clone lacks it. */
    boolean isLimited() {
        return first.isPresent() || gone.isPresent();
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + text
                + first.map(version -> ", which came with " + version).orElse("")
                + gone.map(version -> ", which is gone with " + version).orElse("");
    }
}
