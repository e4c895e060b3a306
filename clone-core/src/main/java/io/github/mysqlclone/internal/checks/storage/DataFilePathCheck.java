package io.github.mysqlclone.internal.checks.storage;

import io.github.mysqlclone.internal.checks.rule.Listing;
import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.checks.storage.DataFilePath.DataFile;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import java.util.Optional;

/**
 * The files of the donor's system tablespace must fit the recipient's {@code innodb_data_file_path}.
 *
 * <p>The server compares number and sizes in FILE COPY (3869) and lets the last file pass where it may grow; but one
 * that is smaller than the recipient's configuration says does not start: OK from the statement, then 1815 in recovery
 * (seen on 9.7.4).
 */
public final class DataFilePathCheck {

    private static final int CONFIGURATION = 3869;
    private static final int RECOVERY_FAILED = 1815;
    private static final String VARIABLE = "innodb_data_file_path";

    private DataFilePathCheck() {}

    /** Judge the recipient's configuration by the donor's files. */
    public static Verdict dataFilePath(Subject subject) {
        return Verdict.on(subject.recipientVariable(VARIABLE), subject.donorVariable(VARIABLE), (recipient, donor) -> {
            Optional<DataFilePath> wanted = DataFilePath.parse(recipient);
            Optional<DataFilePath> given = DataFilePath.parse(donor);
            if (wanted.isEmpty() || given.isEmpty()) {
                return Verdict.unknown(VARIABLE + " has a form that is not known here: " + recipient + ", " + donor);
            }
            return compare(subject, wanted.get(), given.get(), new Texts(recipient, donor));
        });
    }

    /** The two values as they stand. */
    private record Texts(String recipient, String donor) {

        Finding finding(String what, int error) {
            return Finding.error(
                            Side.RECIPIENT, "%s is %s, on the donor %s: %s".formatted(VARIABLE, recipient, donor, what))
                    .serverError(error)
                    .afterDataLoss()
                    .remedy("Initialise the recipient again with " + VARIABLE + "=" + donor + ".");
        }
    }

    private static Verdict compare(Subject subject, DataFilePath wanted, DataFilePath given, Texts texts) {
        // More files on the recipient do no harm (seen on 9.7.4); fewer leave the donor's without a place.
        if (wanted.files().size() < given.files().size()) {
            return Verdict.found(texts.finding("the donor has more files", CONFIGURATION));
        }
        int last = given.files().size() - 1;
        for (int i = 0; i < last; i++) {
            if (wanted.files().get(i).bytes() != given.files().get(i).bytes()) {
                return Verdict.found(texts.finding("file " + (i + 1) + " has another size", CONFIGURATION));
            }
        }
        return Verdict.on(
                lastBytes(subject, given), bytes -> lastFile(wanted.files().get(last), bytes, texts));
    }

    /** A file that cannot grow has the size that is configured; of one that can, only the server knows. */
    private static Fact<Long> lastBytes(Subject subject, DataFilePath given) {
        return given.last().grows()
                ? subject.donorServer()
                        .flatMap(server -> server.details().storage().systemBytes())
                        .map(bytes -> bytes - given.bytesBeforeLast())
                : Fact.of(given.last().bytes());
    }

    private static Verdict lastFile(DataFile wanted, long bytes, Texts texts) {
        String has = "the donor's last file has " + Listing.mebibytes(bytes);
        if (!wanted.grows()) {
            return Verdict.foundIf(
                    wanted.bytes() != bytes, () -> texts.finding(has + ", this one cannot grow", CONFIGURATION));
        }
        if (bytes < wanted.bytes()) {
            return Verdict.found(texts.finding(has + ", less than this configuration begins with", RECOVERY_FAILED));
        }
        return Verdict.foundIf(
                wanted.maximum() > 0 && bytes > wanted.maximum(),
                () -> texts.finding(has + ", more than the maximum here", RECOVERY_FAILED));
    }
}
