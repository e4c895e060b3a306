package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.HostFiles.TargetState;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The directory to clone into. That it is absolute and short enough the spec has made sure of (1525, 1680). */
public final class TargetDirectoryCheck {

    private static final int WRONG_VALUE = 1525;
    private static final int IN_DATA_DIRECTORY = 3632;
    private static final int CANNOT_CREATE = 1006;
    private static final int EXISTS = 1007;

    private TargetDirectoryCheck() {}

    /** Judge the path, and what is there if that can be seen; in the order in which the server looks. */
    public static Verdict targetDirectory(Subject subject) {
        String path = path(subject);
        if (path.indexOf('\\') >= 0 && !isOnWindows(subject) && !takesBackslashes(subject)) {
            return Verdict.found(backslash(path));
        }
        Fact<TargetState> state = subject.recipient().host().flatMap(HostFiles::target);
        return state.known().isPresent()
                ? Verdict.on(state, seen -> bySight(path, seen))
                : byName(subject, path)
                        .and(Verdict.on(state, seen -> Verdict.passed())
                                .because("what stands at " + path + " on the recipient's host cannot be seen"));
    }

    private static String path(Subject subject) {
        return subject.spec() instanceof LocalCloneSpec local
                ? local.dataDirectory()
                : subject.remote().dataDirectory().orElseThrow();
    }

    private static boolean isOnWindows(Subject subject) {
        return subject.recipientVariable("version_compile_os")
                .known()
                .filter(os -> os.startsWith("Win"))
                .isPresent();
    }

    /** 8.0.30 and 8.4.8 do; 9.7.4 does not, and what lies between nobody has seen: from 9.0.0 on it counts as 9.7.4. */
    private static boolean takesBackslashes(Subject subject) {
        return subject.recipient()
                .server()
                .version()
                .known()
                .filter(version -> !version.isAtLeast(9, 0, 0))
                .isPresent();
    }

    /** Seen on 9.7.4 on Linux: the directory is made, then FILE COPY fails. */
    private static Finding backslash(String path) {
        return Finding.error(Side.RECIPIENT, "the server cannot copy files into a path with a backslash: " + path)
                .serverError(WRONG_VALUE)
                .remedy("Give a path without backslashes.");
    }

    private static Verdict byName(Subject subject, String path) {
        return Verdict.on(subject.recipientVariable("datadir"), directory -> {
            if ((path + "/").equals(directory) || path.equals(directory)) {
                return Verdict.found(there(path));
            }
            return Verdict.foundIf(isWithin(path, directory), () -> inside(path, "the data directory " + directory));
        });
    }

    private static Finding there(String path) {
        return Finding.error(Side.RECIPIENT, path + " exists already")
                .serverError(EXISTS)
                .remedy("Give a directory that does not exist; the server makes it.");
    }

    private static boolean isWithin(String path, String directory) {
        String parent = directory.endsWith("/") ? directory : directory + "/";
        return !directory.isEmpty() && (path + "/").startsWith(parent);
    }

    private static Finding inside(String path, String where) {
        return Finding.error(Side.RECIPIENT, path + " lies in " + where)
                .serverError(IN_DATA_DIRECTORY)
                .remedy("Give a directory outside of it.");
    }

    private static Verdict bySight(String path, TargetState state) {
        if (state.exists()) {
            return Verdict.found(there(path));
        }
        if (state.isInDataDirectory()) {
            return Verdict.found(inside(path, "the data directory, links resolved"));
        }
        Verdict writable = Verdict.on(
                state.isWritable(),
                may -> Verdict.foundIf(
                        !may,
                        () -> Finding.error(Side.RECIPIENT, "mysqld may not write into " + state.nearestParent())
                                .serverError(CANNOT_CREATE)
                                .remedy("Give mysqld's user the right to write there, or give another directory.")));
        return writable.and(Verdict.foundIf(
                !state.parentExists(),
                () -> Finding.warning(
                                Side.RECIPIENT,
                                "the parent of " + path + " does not exist; the server makes all directories below "
                                        + state.nearestParent())
                        .remedy("Make sure that the path is spelt right.")));
    }
}
