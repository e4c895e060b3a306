package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the donor demands of the connection, and what the statement and the recipient's clone_ssl_* files offer. */
public final class TlsCheck {

    private static final int LOGIN_DENIED = 1045;
    private static final int SSL_ERROR = 2026;
    private static final int INSECURE_TRANSPORT = 3159;

    private TlsCheck() {}

    /** Judge the statement's clause. */
    public static Verdict tls(Subject subject) {
        return switch (subject.remote().ssl()) {
            case REQUIRE_NO_SSL -> secureTransport(subject).and(accountDemandsTls(subject));
            case REQUIRE_SSL ->
                donorOffersTls(subject).and(certificate(subject)).and(files(subject));
            case PREFERRED -> certificate(subject).and(files(subject));
        };
    }

    private static Verdict secureTransport(Subject subject) {
        return Verdict.on(
                subject.donorVariable("require_secure_transport"),
                value -> Verdict.foundIf(
                        value.equals("ON"),
                        () -> Finding.error(
                                        Side.DONOR,
                                        "require_secure_transport is ON, but the statement says REQUIRE NO SSL")
                                .serverError(INSECURE_TRANSPORT)
                                .remedy("Use requireSsl(), or leave requireNoSsl() out.")));
    }

    private static Verdict accountDemandsTls(Subject subject) {
        return Verdict.on(
                demands(subject),
                demands -> Verdict.foundIf(
                        !demands.isEmpty(),
                        () -> Finding.error(
                                        Side.DONOR,
                                        "'" + user(subject)
                                                + "' is an account with REQUIRE SSL or more, but the statement says"
                                                + " REQUIRE NO SSL")
                                .serverError(LOGIN_DENIED)
                                .remedy("Use requireSsl(), or leave requireNoSsl() out.")));
    }

    private static Verdict donorOffersTls(Subject subject) {
        return Verdict.on(
                subject.donorServer()
                        .flatMap(server -> server.details().settings().tlsIsOn()),
                on -> Verdict.foundIf(
                        !on,
                        () -> Finding.error(Side.DONOR, "it offers no TLS, but the statement says REQUIRE SSL")
                                .serverError(SSL_ERROR)
                                .remedy("On the donor: set ssl_cert and ssl_key, then ALTER INSTANCE RELOAD TLS;")));
    }

    /** An account that wants a certificate gets one only from clone_ssl_cert and clone_ssl_key. */
    private static Verdict certificate(Subject subject) {
        boolean hasCertificate = subject.recipientVariable("clone_ssl_cert")
                .known()
                .filter(file -> !file.isEmpty())
                .isPresent();
        if (hasCertificate) {
            return Verdict.passed();
        }
        Fact<Set<String>> demands = demands(subject);
        if (demands.known().isEmpty() && isReadAsDonorAccount(subject)) {
            // That very account let this JVM in, which showed no certificate either.
            return Verdict.passed();
        }
        return Verdict.on(
                demands,
                all -> Verdict.foundIf(
                        all.contains("X509") || all.contains("SPECIFIED"),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "'" + user(subject)
                                                + "' must show a certificate to the donor, and clone_ssl_cert is"
                                                + " not set")
                                .serverError(LOGIN_DENIED)
                                .remedy("On the recipient: set clone_ssl_ca, clone_ssl_cert and clone_ssl_key.")));
    }

    private static boolean isReadAsDonorAccount(Subject subject) {
        return subject.donorServer()
                .flatMap(server -> server.currentUser())
                .known()
                .filter(account -> account.startsWith(user(subject) + "@"))
                .isPresent();
    }

    private static Verdict files(Subject subject) {
        List<String> set = Stream.of("clone_ssl_ca", "clone_ssl_cert", "clone_ssl_key")
                .filter(name -> subject.recipientVariable(name)
                        .known()
                        .filter(file -> !file.isEmpty())
                        .isPresent())
                .toList();
        if (set.isEmpty()) {
            return Verdict.passed();
        }
        if (set.contains("clone_ssl_cert") != set.contains("clone_ssl_key")) {
            return Verdict.found(Finding.error(Side.RECIPIENT, "of clone_ssl_cert and clone_ssl_key only one is set")
                    .serverError(SSL_ERROR)
                    .remedy("Set both, or both to NULL."));
        }
        Verdict present = Verdict.on(
                subject.recipient().host().flatMap(HostFiles::missingSslFiles),
                missing -> Verdict.foundIf(
                        !missing.isEmpty(),
                        () -> Finding.error(
                                        Side.RECIPIENT,
                                        "files named by clone_ssl_* do not exist: " + Listing.of(missing))
                                .serverError(SSL_ERROR)
                                .remedy("Put them there, or set the variables to NULL.")));
        return !present.findings().isEmpty()
                ? present
                : Verdict.unknown("whether the files of " + Listing.of(set)
                        + " and the donor's certificate suit each other shows only when the recipient connects (2026)");
    }

    private static Fact<Set<String>> demands(Subject subject) {
        return subject.donor().flatMap(DonorFacts::donorAccount).map(DonorAccount::tls);
    }

    private static String user(Subject subject) {
        return subject.remote().donorAccount().orElseThrow().user();
    }
}
