package io.github.mysqlclone.internal.checks.data;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Donor and recipient must be two servers. */
public final class SameServerCheck {

    private static final List<String> SAID_OF_ITSELF = List.of("hostname", "port", "datadir", "pid_file");

    private static final int LOOPBACK = 3871;
    private static final int TOO_MANY_CLONES = 3634;

    private SameServerCheck() {}

    public static Verdict sameServer(Subject subject) {
        String recipientUuid = subject.recipient().server().identity().uuid();
        return Verdict.on(subject.donorServer(), donor -> {
            if (!donor.identity().uuid().equalsIgnoreCase(recipientUuid)) {
                return Verdict.passed();
            }
            return Verdict.found(difference(subject)
                    .map(difference -> twins(recipientUuid, difference))
                    .orElseGet(() -> oneServer(subject, recipientUuid)));
        });
    }

    private static Finding oneServer(Subject subject, String uuid) {
        return Finding.error(Side.RECIPIENT, "donor and recipient are the same server (server_uuid " + uuid + ")")
                .serverError(number(subject))
                .remedy("Give the address of another server, or clone into a directory.");
    }

    /** The server clones them (seen on 9.7.4), but nothing here could tell them apart on the way, and replication refuses them. */
    private static Finding twins(String uuid, String difference) {
        return Finding.error(
                        Side.RECIPIENT,
                        "two servers have one server_uuid, " + uuid
                                + ", as where one data directory was copied from the other: " + difference
                                + ". The library refuses this; the server would not")
                .remedy("Stop the recipient, remove auto.cnf from its data directory, and start it: it makes itself"
                        + " another.");
    }

    /** One server says the same of itself, whichever way it is reached. */
    private static Optional<String> difference(Subject subject) {
        return SAID_OF_ITSELF.stream()
                .flatMap(name -> {
                    Optional<String> here = subject.recipientVariable(name).known();
                    Optional<String> there = subject.donorVariable(name).known();
                    return here.isEmpty() || there.isEmpty() || here.equals(there)
                            ? Stream.empty()
                            : Stream.of(name + " is " + here.get() + ", on the donor " + there.get());
                })
                .findFirst();
    }

    /** The server knows itself only by a peer that it resolves to localhost; else it is its own second clone. */
    private static int number(Subject subject) {
        boolean resolves = subject.donorVariable("skip_name_resolve")
                .known()
                .filter("OFF"::equals)
                .isPresent();
        String host = subject.remote().donorHost();
        return resolves && (host.equalsIgnoreCase("localhost") || host.startsWith("127.")) ? LOOPBACK : TOO_MANY_CLONES;
    }
}
