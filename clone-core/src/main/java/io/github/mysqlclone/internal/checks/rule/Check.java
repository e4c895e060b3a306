package io.github.mysqlclone.internal.checks.rule;

import io.github.mysqlclone.CloneKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A pure rule, and the kinds of clone it has a meaning for. */
public record Check(Set<CloneKind> kinds, Function<Subject, Verdict> rule) {

    /** Say why it has no meaning for a clone of this kind. */
    public String absence(CloneKind kind) {
        return switch (kind) {
            case REPLACE -> "a replace clone needs no directory";
            case DIRECTORY -> "a directory clone leaves the recipient's own data as it is";
            case LOCAL ->
                kinds.contains(CloneKind.DIRECTORY)
                        ? "a local clone has no donor"
                        : "a local clone leaves the server's own data as it is";
        };
    }

    /** A check for every kind of clone. */
    public static Check always(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.allOf(CloneKind.class), rule);
    }

    /** A check for clones from another server. */
    public static Check remote(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.of(CloneKind.REPLACE, CloneKind.DIRECTORY), rule);
    }

    /** A check for clones that replace the recipient's data. */
    public static Check replace(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.of(CloneKind.REPLACE), rule);
    }

    /** A check for clones into a directory. */
    public static Check directory(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.of(CloneKind.DIRECTORY, CloneKind.LOCAL), rule);
    }
}
