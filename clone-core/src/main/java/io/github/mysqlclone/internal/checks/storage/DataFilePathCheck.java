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
 * (seen on 8.4.8 and 9.7.4), or a server that ends for good (seen on 8.0.30). What lies between 8.0.30 and 8.4.8 nobody has
 * seen: it counts as 8.0.30.
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
            return compare(subject, wanted.get(), given.get(), new Texts(recipient, donor, comesBack(subject)));
        });
    }

    /** The two values as they stand, and whether a recipient comes back whose recovery has failed. */
    private record Texts(String recipient, String donor, boolean comesBack) {

        Finding mismatch(String what) {
            return finding(what).serverError(CONFIGURATION);
        }

        Finding unrecoverable(String what) {
            return comesBack
                    ? finding(what).serverError(RECOVERY_FAILED)
                    : finding(what + ", with which it never starts again");
        }

        private Finding finding(String what) {
            return Finding.error(
                            Side.RECIPIENT, "%s is %s, on the donor %s: %s".formatted(VARIABLE, recipient, donor, what))
                    .afterDataLoss()
                    .remedy("Initialise the recipient again with " + VARIABLE + "=" + donor + ".");
        }
    }

    private static boolean comesBack(Subject subject) {
        return subject.recipient()
                .server()
                .version()
                .known()
                .filter(version -> !version.isAtLeast(8, 4, 8))
                .isEmpty();
    }

    private static Verdict compare(Subject subject, DataFilePath wanted, DataFilePath given, Texts texts) {
        // More files on the recipient do no harm (seen on 9.7.4); fewer leave the donor's without a place.
        if (wanted.files().size() < given.files().size()) {
            return Verdict.found(texts.mismatch("the donor has more files"));
        }
        int last = given.files().size() - 1;
        for (int i = 0; i < last; i++) {
            if (wanted.files().get(i).bytes() != given.files().get(i).bytes()) {
                return Verdict.found(texts.mismatch("file " + (i + 1) + " has another size"));
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
            return Verdict.foundIf(wanted.bytes() != bytes, () -> texts.mismatch(has + ", this one cannot grow"));
        }
        if (bytes < wanted.bytes()) {
            return Verdict.found(texts.unrecoverable(has + ", less than this configuration begins with"));
        }
        return Verdict.foundIf(
                wanted.maximum() > 0 && bytes > wanted.maximum(),
                () -> texts.unrecoverable(has + ", more than the maximum here"));
    }
}
