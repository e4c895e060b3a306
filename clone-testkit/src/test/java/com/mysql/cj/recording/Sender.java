package com.mysql.cj.recording;

import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells whose words are sent, by who stands nearest on the stack. */
final class Sender {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final String PROJECT = "io.github.mysqlclone.";
    private static final String TESTS = "test-classes/";

    /** Who only hands on: this driver, the JDK, wrappers around a driver. */
    private static final List<String> CARRIERS =
            List.of("com.mysql.cj.", "java.", "jdk.", "sun.", "com.sun.", "com.zaxxer.hikari.", "com.p6spy.");

    /** What of the kit sends a caller's words. */
    private static final Set<String> CARRIERS_OF_THE_KIT = Set.of(
            "io.github.mysqlclone.testkit.FirstColumn",
            "io.github.mysqlclone.testkit.ServerAccess",
            "io.github.mysqlclone.testkit.TestServer",
            "io.github.mysqlclone.testkit.assertj.Answer",
            "io.github.mysqlclone.testkit.internal.server.OwnedServer");

    /** What of the kit sends the words of a file. */
    private static final Set<String> READERS_OF_THE_KIT = Set.of("io.github.mysqlclone.testkit.template.SqlScript");

    private Sender() {}

    /** Tells whether the library or the kit has written what is sent now. */
    static boolean isOfThisProject() {
        Optional<Class<?>> author = STACK.walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> !isCarrier(type))
                .findFirst());
        return author.filter(type -> type.getName().startsWith(PROJECT) && !isTest(type) && !isReader(type))
                .isPresent();
    }

    private static boolean isCarrier(Class<?> type) {
        return CARRIERS.stream().anyMatch(type.getName()::startsWith) || CARRIERS_OF_THE_KIT.contains(outermost(type));
    }

    private static boolean isReader(Class<?> type) {
        return READERS_OF_THE_KIT.contains(outermost(type));
    }

    private static String outermost(Class<?> type) {
        int dollar = type.getName().indexOf('$');
        return dollar < 0 ? type.getName() : type.getName().substring(0, dollar);
    }

    private static boolean isTest(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation().getPath().endsWith(TESTS);
    }
}
