package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Statements that mysqld runs when it starts, on the cloned data. */
public final class InitFileCheck {

    private InitFileCheck() {}

    public static Verdict initFile(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("init_file"),
                file -> Verdict.foundIf(
                        !file.isEmpty(),
                        () -> Finding.warning(
                                        Side.RECIPIENT,
                                        "init_file " + file + " will run on the cloned data at the restart")
                                .remedy("Make sure that its statements suit the donor's data.")));
    }
}
