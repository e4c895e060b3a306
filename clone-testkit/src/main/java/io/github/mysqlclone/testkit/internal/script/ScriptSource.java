package io.github.mysqlclone.testkit.internal.script;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A file or resource with a script. It is read each time it is opened, as a whole never: dumps may be larger than the heap.
 *
 * @param name for messages
 * @param hash of the content at the time when it was named
 */
public record ScriptSource(String name, Opening opening, String hash) {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int MARK = BYTE_ORDER_MARK.length;

    private static final String OF_GZIP = "\u001F\u008B";
    private static final Map<String, String> NOT_UNPACKED =
            Map.of("(\u00B5/\u00FD", "zstd", "\u00FD7zX", "xz", "BZh", "bzip2", "PK\u0003\u0004", "zip");
    private static final int SIGNATURE = 4;

    /** Opens it. */
    @FunctionalInterface
    public interface Opening {

        /** Returns its bytes from the first one on. */
        InputStream open() throws IOException;
    }

    /**
     * Takes a file.
     *
     * @throws TestkitException if it cannot be read
     */
    public static ScriptSource of(Path file) {
        return of(file.toString(), () -> Files.newInputStream(file), "the SQL file " + file.toAbsolutePath());
    }

    /**
     * Takes a resource of the class path.
     *
     * @throws TestkitException if it is not there or cannot be read
     */
    public static ScriptSource of(Class<?> beside, String name) {
        return of(
                name,
                () -> {
                    InputStream input = beside.getResourceAsStream(name);
                    if (input == null) {
                        throw new TestkitException("There is no resource " + name + " beside " + beside.getName()
                                + ". A name with a leading / starts from the root of the class path.");
                    }
                    return input;
                },
                "the resource " + name + " beside " + beside.getName());
    }

    private static ScriptSource of(String name, Opening opening, String what) {
        try {
            return new ScriptSource(name, opening, hash(opening));
        } catch (NoSuchFileException e) {
            throw new TestkitException(
                    "Cannot read " + what + ", which is not there. A relative path starts where the tests run, in "
                            + Path.of("").toAbsolutePath(),
                    e);
        } catch (IOException e) {
            throw new TestkitException("Cannot read " + what + ": " + e, e);
        }
    }

    private static String hash(Opening opening) throws IOException {
        try (DigestInputStream read = new DigestInputStream(opening.open(), Sha256.begin())) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest());
        }
    }

    /**
     * Opens it, unpacked if gzip has packed it, whatever its name; each character stands for one byte.
     *
     * @throws ScriptException if it is packed otherwise or in UTF-16, or another one than when it was named
     * @throws IOException if it cannot be read
     */
    public Reader reader() throws IOException {
        if (!hash.equals(hash(opening))) {
            throw changed(); // before any of it has run
        }
        DigestInputStream input = new DigestInputStream(opening.open(), Sha256.begin());
        try {
            return new UnchangedReader(
                    new InputStreamReader(withoutMark(unpacked(input)), StandardCharsets.ISO_8859_1), input, hash);
        } catch (IOException | RuntimeException e) {
            input.close();
            throw e;
        }
    }

    static ScriptException changed() {
        return new ScriptException(1, "the script has changed since it was named. Describe the template again.");
    }

    private static InputStream unpacked(InputStream input) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(input, SIGNATURE);
        byte[] first = bytes.readNBytes(SIGNATURE);
        bytes.unread(first);
        String signature = new String(first, StandardCharsets.ISO_8859_1);
        if (signature.startsWith(OF_GZIP)) {
            return new GZIPInputStream(bytes, 1 << 16);
        }
        for (Map.Entry<String, String> packed : NOT_UNPACKED.entrySet()) {
            if (signature.startsWith(packed.getKey())) {
                throw new ScriptException(
                        1, "the script is packed with " + packed.getValue() + ". Unpack it, or pack it with gzip.");
            }
        }
        return bytes;
    }

    private static InputStream withoutMark(InputStream plain) throws IOException {
        PushbackInputStream input = new PushbackInputStream(plain, MARK);
        byte[] first = input.readNBytes(MARK);
        if (first.length > 1 && isUtf16(first[0] & 0xFF, first[1] & 0xFF)) {
            throw new ScriptException(1, "the script is in UTF-16. Save it in UTF-8, without a byte order mark.");
        }
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            input.unread(first);
        }
        return input;
    }

    /** By the mark, or by the zero byte that half of each ASCII character is. */
    private static boolean isUtf16(int first, int second) {
        return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF) || (first == 0) != (second == 0);
    }
}
