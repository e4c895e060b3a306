package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/**
 * A global variable, set while the server runs.
 *
 * @param before its value as SHOW VARIABLES prints it, where nothing stands for NULL
 * @param after the value it is given
 */
public record VariableChange(Side side, PreparationPart part, String name, String before, String after)
        implements Change {

    @Override
    public String what() {
        return name + " = " + (after.isEmpty() ? "NULL" : after);
    }

    @Override
    public List<String> statements() {
        return List.of(set(after, USUAL));
    }

    @Override
    public Optional<String> undo() {
        return Optional.of(set(before, USUAL));
    }

    /** Returns the statement that gives it a value. */
    public String set(String value, SqlMode mode) {
        return "SET GLOBAL " + name + " = " + SettingText.of(value, mode);
    }

    /** Return the same change of a variable that has another value by now; a list is extended, not overwritten. */
    public VariableChange from(String now) {
        if (now.equals(before)) {
            return this;
        }
        String value = part == PreparationPart.DONOR_LIST ? DonorListExtension.append(now, entry()) : after;
        return new VariableChange(side, part, name, now, value);
    }

    /**
     * Return the value that puts it back; empty if it is back already, or if somebody has changed it since. From a list
     * only what was added is taken.
     */
    public Optional<String> restored(String now) {
        if (now.equals(after)) {
            return Optional.of(before);
        }
        return part == PreparationPart.DONOR_LIST ? DonorListExtension.without(now, entry()) : Optional.empty();
    }

    /** What was appended to the list. */
    private String entry() {
        return DonorListExtension.appended(before, after);
    }
}
