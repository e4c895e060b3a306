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
public final class TargetDirectory {

    private static final int WRONG_VALUE = 1525;
    private static final int IN_DATA_DIRECTORY = 3632;
    private static final int CANNOT_CREATE = 1006;
    private static final int EXISTS = 1007;

    private TargetDirectory() {}

    /** Judge the path, and what is there if that can be seen. */
    public static Verdict targetDirectory(Subject subject) {
        String path = path(subject);
        Verdict byName = byName(subject, path);
        if (!byName.findings().isEmpty()) {
            return byName;
        }
        return byName.and(Verdict.on(
                        subject.recipient().host().flatMap(HostFiles::target), state -> bySight(path, state)))
                .because("what stands at " + path + " on the recipient's host cannot be seen");
    }

    private static String path(Subject subject) {
        return subject.spec() instanceof LocalCloneSpec local
                ? local.dataDirectory()
                : subject.remote().dataDirectory().orElseThrow();
    }

    private static Verdict byName(Subject subject, String path) {
        boolean onWindows = subject.recipientVariable("version_compile_os")
                .known()
                .filter(os -> os.startsWith("Win"))
                .isPresent();
        if (!onWindows && path.indexOf('\\') >= 0) {
            // Seen on 9.7.4: the directory is made, then FILE COPY fails.
            return Verdict.found(Finding.error(
                            Side.RECIPIENT, "the server takes a backslash in " + path + " for a separator and fails")
                    .serverError(WRONG_VALUE)
                    .remedy("Give a path without backslashes."));
        }
        Fact<String> dataDirectory = subject.recipientVariable("datadir");
        return Verdict.on(
                dataDirectory,
                directory -> Verdict.foundIf(
                        isWithin(path, directory), () -> inside(path, "the data directory " + directory)));
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
            return Verdict.found(Finding.error(Side.RECIPIENT, path + " exists already")
                    .serverError(EXISTS)
                    .remedy("Give a directory that does not exist; the server makes it."));
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
