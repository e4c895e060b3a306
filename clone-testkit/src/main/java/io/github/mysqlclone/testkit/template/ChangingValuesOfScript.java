package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.internal.script.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what in a script is another value each time, and in a template stays as it is now. */
final class ChangingValuesOfScript {

    private static final int SHOWN = 5;

    private final String name;
    private final List<String> found = new ArrayList<>();

    ChangingValuesOfScript(String name) {
        this.name = name;
    }

    /** Looks at the next statement; once enough is found, at none. */
    void lookAt(SqlStatement statement) {
        if (found.size() <= SHOWN) {
            ChangingValues.in(statement.bytes()).forEach(value -> found.add(value + " in line " + statement.line()));
        }
    }

    /** Returns a warning; empty if nothing was found. */
    Optional<String> warning() {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean all = found.size() <= SHOWN;
        return Optional.of(name + " takes values from the clock or at random ("
                + String.join(", ", all ? found : found.subList(0, SHOWN)) + (all ? "" : " and more")
                + "): in the template they stay as they are now. Give fixed values, or limit the template's age with"
                + " rebuiltAfter(Duration).");
    }
}
