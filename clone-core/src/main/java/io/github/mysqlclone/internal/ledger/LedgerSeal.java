package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The last field of each line but the first: a checksum of the line and of the seal before it.
 *
 * <p>So a line that was damaged, repeated, taken out or moved is no line of this ledger, and what the file says is not
 * done to a server. A last line that was not written to its end is another matter: that is cut off.
 */
final class LedgerSeal {

    private static final int LENGTH = 8;

    private LedgerSeal() {}

    /**
     * Seal lines that are to be written.
     *
     * @param before the whole lines that are there
     * @param text one line or more, without the end of the last
     */
    static String seal(String before, String text) {
        String last = before.isEmpty() ? "" : lastOf(before);
        List<String> sealed = new ArrayList<>();
        for (String line : text.lines().toList()) {
            last = before.isEmpty() && sealed.isEmpty() ? line : line + "\t" + of(last, line);
            sealed.add(last);
        }
        return String.join("\n", sealed);
    }

    /**
     * Take the seals off.
     *
     * @throws IOException if one does not fit
     */
    static List<String> open(List<String> lines) throws IOException {
        List<String> opened = new ArrayList<>(lines.subList(0, Math.min(1, lines.size())));
        for (int number = 1; number < lines.size(); number++) {
            if (!isSealed(lines.get(number - 1), lines.get(number))) {
                throw new IOException(
                        "line " + (number + 1) + " is not as it was written: the file was damaged or edited");
            }
            opened.add(content(lines.get(number)));
        }
        return opened;
    }

    /**
     * Make sure that what stands behind the last whole line is a line that was not written to its end, and not one whose
     * end was damaged.
     *
     * @throws IOException if it is
     */
    static void requireTorn(String whole, String rest) throws IOException {
        if (!whole.isEmpty() && !rest.isEmpty() && isSealed(lastOf(whole), rest.substring(0, rest.length() - 1))) {
            throw new IOException("the end of the last line is not as it was written: the file was damaged or edited");
        }
    }

    private static String lastOf(String whole) {
        return whole.substring(whole.lastIndexOf('\n', whole.length() - 2) + 1, whole.length() - 1);
    }

    private static boolean isSealed(String before, String line) {
        int tab = line.length() - LENGTH - 1;
        return tab > 0
                && line.charAt(tab) == '\t'
                && line.substring(tab + 1).equals(of(before, line.substring(0, tab)));
    }

    private static String content(String line) {
        return line.substring(0, line.length() - LENGTH - 1);
    }

    private static String of(String before, String line) {
        CRC32C checksum = new CRC32C();
        checksum.update((before + "\n" + line).getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }
}
