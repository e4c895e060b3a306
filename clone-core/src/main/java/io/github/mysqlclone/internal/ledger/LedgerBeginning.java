package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * How every ledger begins, by which any other file is told from one: before anything is written beside it or to it.
 *
 * <p>A path with a mistake in it may lead to whatever somebody holds dear. What such a file says is not repeated: it may be a
 * secret.
 */
final class LedgerBeginning {

    private static final String ANY_VERSION = "mysql-clone-ledger\t";

    private static final byte[] BEGINNING = (LedgerText.FORMAT + "\nclone\t").getBytes(StandardCharsets.UTF_8);

    private LedgerBeginning() {}

    /**
     * Make sure that the file is a ledger, or as much of one as a process had written that died while it began it.
     *
     * @throws IOException if it is not, or cannot be read
     */
    static void require(Path path) throws IOException {
        byte[] found = Uninterrupted.call(() -> first(path));
        if (Arrays.equals(found, Arrays.copyOf(BEGINNING, found.length))) {
            return;
        }
        String text = new String(found, StandardCharsets.UTF_8);
        throw new IOException(
                text.startsWith(ANY_VERSION)
                        ? path + " is no ledger of version 2: its first line is '"
                                + text.lines().findFirst().orElse("")
                                + "'. Recover it with the version of this library that wrote it"
                        : path + " is no ledger: it does not begin with '" + LedgerText.FORMAT
                                + "'. It was left as it is. Give the file that Preparation.ledger named");
    }

    private static byte[] first(Path path) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return file.readNBytes(BEGINNING.length);
        }
    }
}
