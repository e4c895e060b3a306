package io.github.mysqlclone.internal.checks.state;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The recipient's clone_* variables where they do not do what they say. */
public final class SettingsCheck {

    /** The limits are multiplied by 1 MiB in 32 bits ({@code clone_client.cc}). */
    private static final long WRAPS_AT = 4096;

    private SettingsCheck() {}

    /** Judge bandwidth and compression. */
    public static Verdict settings(Subject subject) {
        Verdict data = bandwidth(subject, "clone_max_data_bandwidth");
        return subject.kind() == CloneKind.LOCAL
                ? data
                : data.and(bandwidth(subject, "clone_max_network_bandwidth")).and(compression(subject));
    }

    private static Verdict bandwidth(Subject subject, String variable) {
        return Verdict.on(
                subject.recipient().server().number(variable),
                subject.recipient().server().number("clone_max_concurrency"),
                (limit, threads) -> {
                    if (limit >= WRAPS_AT) {
                        long real = limit % WRAPS_AT;
                        return Verdict.found(Finding.warning(
                                        Side.RECIPIENT,
                                        "%s is %d MiB/s, which the server takes for %s"
                                                .formatted(variable, limit, real == 0 ? "no limit" : real + " MiB/s"))
                                .remedy("On the recipient: SET GLOBAL " + variable + " = 4095;"));
                    }
                    return Verdict.foundIf(
                            limit > 0 && limit < threads,
                            () -> Finding.warning(
                                            Side.RECIPIENT,
                                            "%s is %d MiB/s, but each of up to %d threads copies at least 1 MiB/s"
                                                    .formatted(variable, limit, threads))
                                    .remedy("On the recipient: SET GLOBAL clone_max_concurrency = " + limit + ";"));
                });
    }

    private static Verdict compression(Subject subject) {
        return Verdict.on(
                subject.recipientVariable("clone_enable_compression"),
                value -> Verdict.foundIf(
                        value.equals("ON"),
                        () -> Finding.notice(
                                Side.RECIPIENT,
                                "clone_enable_compression is ON, which is slower on all but slow networks")));
    }
}
