package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what code leaves behind by what it reads, so that nobody has to remember to change a number.
 *
 * @param text any text that is not blank, the same for the same content in every JVM
 * @since 0.1.0
 */
public record Version(String text) {

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public Version {
        if (text.isBlank()) {
            throw new IllegalArgumentException("version: must say which state the code leaves behind (was blank)");
        }
    }

    /**
     * Tells by the names and the contents of all files below folders of the class path, as they are now. A jar without entries for
     * its folders is overlooked, as class loaders do.
     *
     * @param folders at least one, such as {@code db/migration}, in each place of the class path where it is
     * @return a version
     * @throws IllegalArgumentException if none is given
     * @throws TestkitException if one is not there, holds no file, or cannot be read
     */
    public static Version ofResources(String... folders) {
        if (folders.length == 0) {
            throw new IllegalArgumentException("folders: at least one is needed");
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : folders) {
            files.putAll(ResourceFolder.of(folder).files());
        }
        return new Version(hash(files));
    }

    private static String hash(Map<String, byte[]> files) {
        MessageDigest digest = Sha256.begin();
        files.forEach((name, content) -> {
            digest.update((name + ":" + content.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest());
    }
}
