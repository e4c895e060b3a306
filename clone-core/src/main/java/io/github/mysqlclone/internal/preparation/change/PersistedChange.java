package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/**
 * A variable persisted for the next start, for the quarantine.
 *
 * @param before the value persisted before; empty for none, as no variable of the quarantine has an empty value
 * @param after the value it is given
 * @param runtime what restores the running server once it has started with it, such as {@code read_only = OFF}; empty
 *     where it was so before, or cannot be set at run time
 */
public record PersistedChange(String name, String before, String after, String runtime) implements Change {

    @Override
    public Side side() {
        return Side.RECIPIENT;
    }

    @Override
    public PreparationPart part() {
        return PreparationPart.QUARANTINE;
    }

    @Override
    public String what() {
        return "persisted " + name + " = " + after;
    }

    @Override
    public List<String> statements() {
        return List.of(persist(after));
    }

    @Override
    public Optional<String> undo() {
        return Optional.of(putBack() + (runtime.isEmpty() ? "" : "; SET GLOBAL " + runtime));
    }

    /** Returns the statement that restores what was persisted before. */
    public String putBack() {
        return before.isEmpty() ? "RESET PERSIST IF EXISTS " + name : persist(before);
    }

    private String persist(String value) {
        return "SET PERSIST_ONLY " + name + " = " + SettingText.of(value, new SqlMode(false));
    }
}
