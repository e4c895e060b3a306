package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;

/** Character sets and the collation of the server must be equal. */
public final class CharacterSetsCheck {

    private CharacterSetsCheck() {}

    public static Verdict characterSets(Subject subject) {
        return settable(subject, "character_set_server")
                .and(settable(subject, "collation_server"))
                .and(settable(subject, "character_set_filesystem"));
    }

    private static Verdict settable(Subject subject, String variable) {
        String value = subject.donorVariable(variable).known().orElse("the donor's value");
        return EqualVariables.require(
                subject,
                variable,
                EqualVariables.OTHER_VALUE,
                "On the recipient: SET PERSIST " + variable + " = '" + value + "'; or set it in its configuration.");
    }
}
