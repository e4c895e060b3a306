package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;

/** Operating system and machine type must be equal. */
public final class PlatformCheck {

    private static final int OTHER_SYSTEM = 3865;
    private static final int OTHER_MACHINE = 3866;

    private PlatformCheck() {}

    public static Verdict platform(Subject subject) {
        String remedy = "Clone between servers of one build: builds for one system may name it differently, such as"
                + " Linux and debian-linux-gnu, and the server compares the texts.";
        return EqualVariables.require(subject, "version_compile_os", OTHER_SYSTEM, remedy)
                .and(EqualVariables.require(subject, "version_compile_machine", OTHER_MACHINE, remedy));
    }
}
