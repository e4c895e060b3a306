package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.facts.Fact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether donor and recipient are on one host, as far as they tell by SQL. Equal hostnames prove nothing: images of machines and
 * containers come with one.
 */
enum SameHost {
    /** The recipient reaches the donor on its own host. */
    YES,
    /** They have another hostname each, or something that only one server of a host can have. */
    NO,
    /** Nothing is against it. */
    PERHAPS;

    private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "::");

    static SameHost of(Subject subject) {
        Optional<String> here = subject.recipientVariable("hostname").known();
        Optional<String> there = subject.donorVariable("hostname").known();
        if ((here.isPresent() && there.isPresent() && !here.equals(there)) || haveWhatOnlyOneCanHave(subject)) {
            return NO;
        }
        return isTheRecipientsOwn(subject, subject.remote().donorHost().toLowerCase(Locale.ROOT), here) ? YES : PERHAPS;
    }

    /** The recipient resolves its own hostname to itself, and what it binds to is its own. */
    private static boolean isTheRecipientsOwn(Subject subject, String donorHost, Optional<String> hostname) {
        return donorHost.equals("localhost")
                || donorHost.startsWith("127.")
                || donorHost.equals("::1")
                || hostname.filter(donorHost::equalsIgnoreCase).isPresent()
                || subject.recipientVariable("bind_address")
                        .known()
                        .filter(bound ->
                                List.of(bound.split(",", -1)).contains(donorHost) && !EVERYWHERE.contains(donorHost))
                        .isPresent()
                || subject.facts().sharedHost().isOneAddress();
    }

    private static boolean haveWhatOnlyOneCanHave(Subject subject) {
        return isEqual(subject, "datadir")
                || (isEqual(subject, "socket") && isAbsolute(subject.recipientVariable("socket")))
                || (isEqual(subject, "port")
                        && listensEverywhere(subject.recipientVariable("bind_address"))
                        && listensEverywhere(subject.donorVariable("bind_address")));
    }

    /** On Windows it is the name of a pipe, and the same everywhere. */
    private static boolean isAbsolute(Fact<String> path) {
        return path.known().filter(text -> text.startsWith("/")).isPresent();
    }

    private static boolean isEqual(Subject subject, String variable) {
        Optional<String> value = subject.recipientVariable(variable).known().filter(text -> !text.isEmpty());
        return value.isPresent() && value.equals(subject.donorVariable(variable).known());
    }

    private static boolean listensEverywhere(Fact<String> bindAddress) {
        return bindAddress.known().filter(EVERYWHERE::contains).isPresent();
    }
}
