package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The recipient's list must name the donor as the statement does.
 *
 * <p>The server lower-cases the list's hosts and compares byte for byte: no resolver, no wildcard, and 127.0.0.1 is not
 * localhost (clone_plugin.cc). A list set at start-up is not checked for its form; it then just never matches.
 */
public final class DonorListedCheck {

    private static final int NOT_LISTED = 3869;

    private DonorListedCheck() {}

    public static Verdict donorListed(Subject subject) {
        return Verdict.on(
                subject.recipient().server().plugins(),
                plugins -> plugins.clonePlugin().isEmpty()
                        ? Verdict.unknown(
                                "the recipient's clone plugin is not installed, so its variables are not there")
                        : Verdict.on(
                                subject.recipient().server().variable("clone_valid_donor_list"),
                                list -> judge(list, subject.remote().source())));
    }

    private static Verdict judge(String list, String source) {
        for (String entry : list.split(",", -1)) {
            if (normalised(entry).filter(source::equals).isPresent()) {
                return Verdict.passed();
            }
        }
        String shown = list.isEmpty() ? "empty" : "'" + list + "'";
        // An entry that the server would refuse in a SET, as one with a blank, must not come back in the remedy.
        String extended = Stream.concat(
                        Arrays.stream(list.split(",", -1))
                                .filter(entry -> entry.indexOf(' ') < 0
                                        && normalised(entry).isPresent()),
                        Stream.of(source))
                .collect(Collectors.joining(","));
        return Verdict.found(Finding.error(
                        Side.RECIPIENT,
                        "clone_valid_donor_list is " + shown + " and does not name " + source + " to the letter")
                .serverError(NOT_LISTED)
                .remedy("On the recipient: SET GLOBAL clone_valid_donor_list = " + new SqlMode(false).literal(extended)
                        + ";"));
    }

    /** Host in lower case and port as a number; empty for what the server would not take for an entry. */
    private static Optional<String> normalised(String entry) {
        int colon = entry.indexOf(':');
        if (colon < 1 || !entry.substring(colon + 1).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        String host = entry.substring(0, colon).toLowerCase(Locale.ROOT);
        return Optional.of(host + ":" + Integer.parseInt(entry.substring(colon + 1)));
    }
}
