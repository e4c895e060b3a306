package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Set;
import java.util.stream.Collectors;

/** Behind the address in the statement must stand one server, on its classic port: a clone opens many connections. */
public final class DonorEndpointCheck {

    private static final int PROTOCOL_MISMATCH = 2007;

    private DonorEndpointCheck() {}

    /** Judge the port, and who answered there. */
    public static Verdict donorEndpoint(Subject subject) {
        Verdict port = Verdict.on(subject.donorServer(), server -> port(subject, server));
        return port.findings().stream()
                        .anyMatch(finding -> finding.errorNumber().isPresent())
                ? port
                : port.and(oneServer(subject));
    }

    /**
     * The recipient's second connection belongs to a clone that only the donor of the first one knows: half a minute
     * later it fails within 3862 (1815, seen on 9.7.4). A balancer that happens to pick the same server twice lets it
     * pass, so no number is foretold.
     */
    private static Verdict oneServer(Subject subject) {
        return Verdict.on(
                subject.donor().flatMap(DonorFacts::uuidsAtItsAddress),
                uuids -> Verdict.foundIf(uuids.size() > 1, () -> several(subject, uuids)));
    }

    private static Finding several(Subject subject, Set<String> uuids) {
        Finding finding = Finding.error(
                        Side.DONOR,
                        "several servers answer at " + subject.remote().source() + " ("
                                + uuids.stream().sorted().collect(Collectors.joining(", "))
                                + "), and a clone opens several connections. The library refuses this; the server fails"
                                + " when two of them meet different servers")
                .remedy("Name one server instead of a load balancer or a name with several addresses.");
        return subject.kind() == CloneKind.REPLACE ? finding.afterDataLoss() : finding;
    }

    private static Verdict port(Subject subject, ServerFacts server) {
        String given = Integer.toString(subject.remote().donorPort());
        if (is(server, "port", given)) {
            return Verdict.passed();
        }
        if (is(server, "mysqlx_port", given)) {
            return Verdict.found(Finding.error(Side.DONOR, "port " + given + " speaks the X Protocol")
                    .serverError(PROTOCOL_MISMATCH)
                    .remedy("Give the classic protocol's port, "
                            + server.variable("port").known().orElse("3306") + "."));
        }
        if (is(server, "admin_port", given)) {
            return Verdict.found(Finding.notice(
                    Side.DONOR,
                    "port " + given + " is its administrative port, for accounts with SERVICE_CONNECTION_ADMIN only"));
        }
        return Verdict.on(
                server.variable("port"),
                own -> Verdict.found(Finding.notice(
                                Side.DONOR,
                                "port " + given + " is not its own, which is " + own + ": a port mapping, a proxy or"
                                        + " MySQL Router stands before it")
                        .remedy("Give the server's own address where the recipient can reach it; MySQL does not"
                                + " support cloning through Router.")));
    }

    private static boolean is(ServerFacts server, String variable, String port) {
        return server.variable(variable).known().filter(port::equals).isPresent();
    }
}
