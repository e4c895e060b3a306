package io.github.mysqlclone.internal.checks;

import io.github.mysqlclone.CloneKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A pure rule, and the kinds of clone it has a meaning for. */
record Check(Set<CloneKind> kinds, Function<Subject, Verdict> rule) {

    static Check always(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.allOf(CloneKind.class), rule);
    }

    static Check remote(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.of(CloneKind.REPLACE, CloneKind.DIRECTORY), rule);
    }

    static Check replace(Function<Subject, Verdict> rule) {
        return new Check(EnumSet.of(CloneKind.REPLACE), rule);
    }
}
