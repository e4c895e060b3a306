package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.SslClause;
import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Anything encrypted on the donor travels over TLS only, and is encrypted again with a key of the recipient's keyring.
 *
 * <p>The settings of redo and undo count although nothing encrypted may have been written yet ({@code clone0copy.cc}).
 */
public final class EncryptionCheck {

    private static final int NEEDS_TLS = 3872;
    private static final int INTERNAL = 1815;

    private EncryptionCheck() {}

    /** Judge TLS and the keyring, and what a directory will need. */
    public static Verdict encryption(Subject subject) {
        Fact<List<String>> what = subject.source(EncryptionCheck::encrypted);
        return switch (subject.kind()) {
            case LOCAL -> what.known().map(EncryptionCheck::keysOfTheDirectory).orElseGet(() -> unread(subject, what));
            case REPLACE -> onTheWay(subject);
            case DIRECTORY -> {
                Verdict way = onTheWay(subject);
                // Where nobody knows what is encrypted, the clone itself is none the worse.
                yield way.findings().isEmpty()
                        ? way.and(keysOfTheDirectory(what.known().orElse(List.of())))
                        : way;
            }
        };
    }

    /** The keys are not in it, and those of the day when somebody starts a server on it may be others (seen on 9.7.4). */
    private static Verdict keysOfTheDirectory(List<String> what) {
        return Verdict.foundIf(
                !what.isEmpty(),
                () -> Finding.notice(
                                Side.RECIPIENT,
                                "a clone copies no keys, and what it copies has " + String.join(", ", what)
                                        + ": a server starts on the directory only with the keyring that this one has when"
                                        + " the clone ends")
                        .remedy(
                                "Copy that keyring, and its manifest and configuration if they lie in the data directory."));
    }

    /** Without a keyring nothing is encrypted. */
    private static Verdict unread(Subject subject, Fact<List<String>> what) {
        return Verdict.on(
                subject.recipient().server().details().settings().keyringIsActive(),
                active -> active ? Verdict.on(what, known -> Verdict.passed()) : Verdict.passed());
    }

    private static Verdict onTheWay(Subject subject) {
        Verdict safe = tls(subject, "what").and(keyring(subject, "what"));
        if (safe.findings().isEmpty() && safe.missing().isEmpty()) {
            return Verdict.passed();
        }
        return Verdict.on(
                subject.donorServer().flatMap(EncryptionCheck::encrypted),
                what -> what.isEmpty()
                        ? Verdict.passed()
                        : tls(subject, String.join(", ", what)).and(keyring(subject, String.join(", ", what))));
    }

    private static Fact<List<String>> encrypted(ServerFacts donor) {
        List<String> logs = new ArrayList<>();
        for (String variable : List.of("innodb_redo_log_encrypt", "innodb_undo_log_encrypt")) {
            // Percona Server has had further values beside ON.
            donor.variable(variable)
                    .known()
                    .filter(value -> !value.equals("OFF"))
                    .ifPresent(value -> logs.add(variable + "=" + value));
        }
        if (!logs.isEmpty()) {
            return Fact.of(logs);
        }
        return donor.details()
                .storage()
                .tablespaces()
                .map(spaces -> spaces.encrypted() == 0
                        ? List.of()
                        : List.of(Listing.count(spaces.encrypted(), "encrypted tablespace") + " such as "
                                + spaces.encryptedExample()));
    }

    private static Verdict tls(Subject subject, String what) {
        return switch (subject.remote().ssl()) {
            case REQUIRE_SSL -> Verdict.passed();
            case REQUIRE_NO_SSL -> withoutTls(subject, what, "the statement says REQUIRE NO SSL");
            case PREFERRED ->
                Verdict.on(
                        subject.donorServer()
                                .flatMap(server -> server.details().settings().tlsIsOn()),
                        on -> on ? Verdict.passed() : withoutTls(subject, what, "the donor offers no TLS"));
        };
    }

    private static Verdict withoutTls(Subject subject, String what, String why) {
        Finding finding = Finding.error(Side.DONOR, "it has " + what + ", which needs TLS, but " + why)
                .serverError(NEEDS_TLS)
                .remedy(
                        subject.remote().ssl() == SslClause.REQUIRE_NO_SSL
                                ? "Use requireSsl()."
                                : "Give the donor a certificate (ssl_cert, ssl_key) and use requireSsl().");
        return Verdict.found(lossy(subject, finding));
    }

    private static Verdict keyring(Subject subject, String what) {
        return Verdict.on(
                subject.recipient().server().details().settings().keyringIsActive(),
                active -> Verdict.foundIf(
                        !active,
                        () -> lossy(
                                subject,
                                Finding.error(Side.RECIPIENT, "no keyring is active, and the donor has " + what)
                                        .serverError(INTERNAL)
                                        .remedy(
                                                "Load a keyring component on the recipient; its keys need not be the donor's."))));
    }

    private static Finding lossy(Subject subject, Finding finding) {
        return subject.kind() == CloneKind.REPLACE ? finding.afterDataLoss() : finding;
    }
}
