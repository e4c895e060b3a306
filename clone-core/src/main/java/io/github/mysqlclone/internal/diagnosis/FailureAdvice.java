package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.server.KnownError;
import io.github.mysqlclone.server.ServerError;
import java.util.Optional;

/** Says what to do after a failure: about its cause, and about the recipient as it stands now. */
public final class FailureAdvice {

    private static final String UNKNOWN_CAUSE = "Look for the cause in the recipient's error log.";

    private FailureAdvice() {}

    /** Return it in sentences. */
    public static String of(Optional<ServerError> error, RecipientData data) {
        String about = error.map(FailureAdvice::aboutError).orElse(UNKNOWN_CAUSE);
        return (about + " " + aboutData(data)).strip();
    }

    /** Return it for a clone that somebody wanted to end, so that there is no cause to look for. */
    public static String afterCancel(RecipientData data) {
        return data == RecipientData.UNTOUCHED ? "Clone again whenever it suits." : aboutData(data);
    }

    private static String aboutError(ServerError said) {
        Optional<KnownError> own = said.known();
        if (own.equals(Optional.of(KnownError.ER_CLONE_SYS_CONFIG)) && isAboutTheList(said.message())) {
            return "Check clone_valid_donor_list on the recipient: host:port to the letter, without blanks.";
        }
        return said.fromDonor()
                .flatMap(DonorRefusal::advice)
                .or(() -> said.fromDonor()
                        .flatMap(ServerError::known)
                        .or(() -> own)
                        .map(KnownError::advice))
                .orElse(UNKNOWN_CAUSE);
    }

    /** One number for the donor list and for settings that differ. */
    private static boolean isAboutTheList(String message) {
        return message.contains("clone_valid_donor_list") || message.contains("Invalid Format");
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
