package io.github.mysqlclone.internal.checks.compatibility;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;

/** The clone sends blocks of up to 2 MiB in one packet, so both sides must take packets of that size. */
public final class MaxAllowedPacketCheck {

    private static final long LEAST = 2_097_152;
    private static final int TOO_SMALL = 3957;

    private MaxAllowedPacketCheck() {}

    /** Judge max_allowed_packet on both sides. */
    public static Verdict maxAllowedPacket(Subject subject) {
        return judge(Side.RECIPIENT, subject.recipient().server().number("max_allowed_packet"))
                .and(judge(Side.DONOR, subject.donorServer().flatMap(server -> server.number("max_allowed_packet"))));
    }

    private static Verdict judge(Side side, Fact<Long> value) {
        return Verdict.on(
                value,
                bytes -> Verdict.foundIf(
                        bytes < LEAST,
                        () -> Finding.error(
                                        side,
                                        "max_allowed_packet is " + bytes + ", a clone needs " + LEAST + " or more")
                                .serverError(TOO_SMALL)
                                .remedy("On the " + side.word() + ": SET PERSIST max_allowed_packet = 67108864;")));
    }
}
