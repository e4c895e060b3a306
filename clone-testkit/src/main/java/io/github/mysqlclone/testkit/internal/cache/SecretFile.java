package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A random text that is made once and then read, in a file for its owner alone. */
record SecretFile(Path file) {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** Reads it; to be called under a lock, as it is made where it is missing. */
    String readOrMake() throws IOException {
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (FORM.matcher(text).matches()) {
                return text;
            }
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String text = HexFormat.of().formatHex(random);
        Path written = Files.createTempFile(file.getParent(), "probe", ""); // 0600 from the beginning
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(written, text + "\n");
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        return text;
    }
}
