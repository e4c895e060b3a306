package io.github.mysqlclone.internal.checks.restart;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** Who starts mysqld again; SQL cannot tell whether anybody does. */
public final class SupervisorCheck {

    private SupervisorCheck() {}

    public static Verdict supervisor(Subject subject) {
        String said = subject.remote().restartStrategy() instanceof RestartStrategy.Supervised
                ? "the spec says that somebody supervises mysqld and starts it again, which SQL cannot prove; without"
                        + " that it stays down (3707) until it is started, which completes the clone"
                : "the spec's own action starts mysqld again if nobody else does";
        return Verdict.found(Finding.notice(Side.RECIPIENT, said));
    }
}
