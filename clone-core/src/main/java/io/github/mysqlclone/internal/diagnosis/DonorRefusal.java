package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.internal.preparation.plan.TemporaryLogin;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says who can end it where a donor does not let the recipient in: its words tell more than their number. Pure. */
final class DonorRefusal {

    /** Accounts and hosts stand in quotes in each of them, plugins and limits too. */
    private static final Pattern ACCOUNT = Pattern.compile("'([^']*)'@'([^']+)'");

    private static final Pattern FIRST_NAME = Pattern.compile("'([^']+)'");

    private static final String CLONE = "clone";

    private DonorRefusal() {}

    /** Return what to do on the donor; empty for what is no matter of letting in. */
    static Optional<String> advice(ServerError donors) {
        return switch (donors.number()) {
            case 1045 -> accountMeant(donors.message());
            case 1130 -> hostMeant(donors.message());
            case 1129 ->
                Optional.of(
                        "The donor has shut the recipient's host out, and waiting does not end it: on the donor TRUNCATE"
                                + " TABLE performance_schema.host_cache, or mysqladmin flush-hosts; find out what breaks"
                                + " connections off there, or raise max_connect_errors.");
            case 1184 ->
                Optional.of(
                        "The donor's init_connect may have failed for the donor account: SET GLOBAL init_connect = ''"
                                + " there, or grant the account CONNECTION_ADMIN, with which it is not run.");
            case 1226 -> Optional.of(limit(donors.message()));
            case 1524 -> plugin(donors.message());
            default -> Optional.empty();
        };
    }

    /** The message names the account by the host as the donor sees it. */
    private static Optional<String> accountMeant(String message) {
        Matcher matcher = ACCOUNT.matcher(message);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String host = matcher.group(2);
        return Optional.of(
                matcher.group(1).startsWith(TemporaryLogin.PREFIX)
                        ? "The donor sees the recipient as " + host + ": " + sayIt(host)
                        : "The donor sees the recipient as " + host
                                + ": check user and password of the donor account, and"
                                + " that it exists there for that host.");
    }

    /** No account at all is for that host; the message does not say which was wanted. */
    private static Optional<String> hostMeant(String message) {
        Matcher matcher = FIRST_NAME.matcher(message);
        return matcher.find()
                ? Optional.of("The donor sees the recipient as " + matcher.group(1)
                        + ", for which it has no account: make the donor account for that host, or, for a temporary one, "
                        + sayIt(matcher.group(1)))
                : Optional.empty();
    }

    private static String sayIt(String host) {
        return "say so with temporaryDonorAccount(TemporaryAccount.defaults().host(\"" + host + "\")).";
    }

    private static String limit(String message) {
        return message.contains("'max_user_connections'")
                ? "The donor account has as many connections as it may: raise its MAX_USER_CONNECTIONS on the donor, or end"
                        + " those that are idle; a clone needs one for each of its threads, and one more."
                : "The donor account has used up its limit for this hour: on the donor FLUSH USER_RESOURCES, or ALTER USER …"
                        + " WITH another limit.";
    }

    private static Optional<String> plugin(String message) {
        Matcher matcher = FIRST_NAME.matcher(message);
        return matcher.find() && !matcher.group(1).equals(CLONE)
                ? Optional.of("The donor does not load " + matcher.group(1)
                        + ", with which the donor account logs in: load it there, or give the account another one: ALTER"
                        + " USER … IDENTIFIED WITH caching_sha2_password BY '…'.")
                : Optional.empty();
    }
}
