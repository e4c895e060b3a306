package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Activity.RunningClone;
import io.github.mysqlclone.internal.facts.Activity.Session;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/**
 * One clone at a time: a server is the recipient of one, and serves one. A local clone is both; a server may serve one
 * and run a directory clone besides (InnoDB's MAX_CLONES).
 */
public final class CloneRunningCheck {

    private static final int TOO_MANY = 3634;
    private static final String LOCAL = "LOCAL INSTANCE";

    private CloneRunningCheck() {}

    /** Judge both sides. */
    public static Verdict cloneRunning(Subject subject) {
        Activity recipient = subject.recipient().server().details().activity();
        Verdict here = Verdict.on(
                recipient.runningClone(),
                running -> running.map(clone -> occupied(Side.RECIPIENT, "it runs a clone already: " + words(clone)))
                        .orElseGet(Verdict::passed));
        return switch (subject.kind()) {
            case REPLACE -> here.and(serves(Side.RECIPIENT, recipient)).and(donor(subject));
            case DIRECTORY -> here.and(donor(subject));
            case LOCAL -> here.and(serves(Side.RECIPIENT, recipient));
        };
    }

    private static Verdict donor(Subject subject) {
        return Verdict.on(subject.donorServer(), server -> {
            Activity activity = server.details().activity();
            return serves(Side.DONOR, activity)
                    .and(Verdict.on(
                            activity.runningClone(),
                            running -> running.filter(CloneRunningCheck::excludesServing)
                                    .map(clone -> occupied(Side.DONOR, "it runs a clone itself: " + words(clone)))
                                    .orElseGet(Verdict::passed)));
        });
    }

    /** A local clone takes the donor's place, a replace clone takes the server away. */
    private static boolean excludesServing(RunningClone clone) {
        return clone.source().equals(LOCAL) || clone.destination().equals(LOCAL);
    }

    private static Verdict serves(Side side, Activity activity) {
        return Verdict.on(
                activity.sessions(),
                sessions -> sessions.stream()
                        .filter(Session::servesClone)
                        .findFirst()
                        .map(session -> occupied(side, "it is the donor of another clone now: " + session.describe()))
                        .orElseGet(Verdict::passed));
    }

    private static Verdict occupied(Side side, String what) {
        return Verdict.found(
                Finding.error(side, what)
                        .serverError(TOO_MANY)
                        .remedy(
                                "Wait for it to end, or cancel it: KILL QUERY the session in clone_status.PID of its recipient."));
    }

    private static String words(RunningClone clone) {
        return "from " + clone.source() + " into " + clone.destination() + ", session " + clone.session();
    }
}
