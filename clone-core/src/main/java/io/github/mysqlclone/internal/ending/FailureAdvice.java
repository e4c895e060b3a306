package io.github.mysqlclone.internal.ending;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;

/** Says what to do after a failure: about its cause, and about the recipient as it stands now. */
public final class FailureAdvice {

    private FailureAdvice() {}

    /** Return it in sentences. */
    public static String of(Optional<ServerError> error, RecipientData data) {
        String about = error.map(
                        said -> aboutNumber(said.fromDonor().orElse(said).number(), said))
                .orElse("");
        return (about + " " + aboutData(data)).strip();
    }

    private static String aboutNumber(int number, ServerError said) {
        return switch (number) {
            case 1045 ->
                "Check user and password of the donor account, and that it exists on the donor for the"
                        + " recipient's host.";
            case 1130, 2003, 2005, 2013 ->
                "The recipient's server cannot reach the donor; check host, port, name"
                        + " resolution and firewall as seen from the recipient.";
            case 2007 -> "The donor's port is not the classic protocol's; use the port of mysqld, usually 3306.";
            case 2026 ->
                "TLS between recipient and donor failed; check clone_ssl_ca, clone_ssl_cert and clone_ssl_key.";
            case 1227 -> "The account lacks a privilege; see the README's table of grants.";
            case 1524 -> "Install the clone plugin there: INSTALL PLUGIN clone SONAME 'mysql_clone.so'.";
            case 1205 ->
                "Something on the recipient or donor held a lock: end long transactions, DDL and LOCK INSTANCE"
                        + " FOR BACKUP, then try again.";
            case 1290 -> "Turn super_read_only off on the recipient.";
            case 1317 -> "Somebody interrupted the clone, or the recipient died in it.";
            case 1815 -> "See the recipient's error log for the cause.";
            case 3634 -> "Another clone runs; a server serves one at a time. Wait for its end.";
            case 3868, 3864, 3870 -> "Make the two servers' configuration equal in this point.";
            case 3869 ->
                said.message().contains("clone_valid_donor_list")
                                || said.message().contains("Invalid Format")
                        ? "Check clone_valid_donor_list on the recipient: host:port to the letter, without blanks."
                        : "Make this setting the same on both servers.";
            case 3872 -> "Encrypted tables need TLS between the servers: requireSsl().";
            case 3873 -> "Free disk space on the recipient.";
            case 3957 -> "Set max_allowed_packet to 2097152 or more on both sides.";
            case 3989 -> "Make the recipient's read-only schemas writable: ALTER SCHEMA … READ ONLY = 0.";
            case 1006, 1007, 1525, 1680, 3632 ->
                "Choose a directory that does not exist, outside the server's data"
                        + " directory, where mysqld may write.";
            default -> said.fromDonor().isPresent() ? "The donor reported it; see its error log too." : "";
        };
    }

    private static String aboutData(RecipientData data) {
        return switch (data) {
            case UNTOUCHED -> "";
            case PARTIALLY_DROPPED, DROPPED ->
                "The recipient still answers: take it out of its load balancer, stop its replication channels, then"
                        + " clone again.";
            case REPLACED -> "";
            case UNKNOWN -> "Look at the recipient before anything uses it.";
        };
    }
}
