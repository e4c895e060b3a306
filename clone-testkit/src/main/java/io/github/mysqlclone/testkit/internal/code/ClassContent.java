package io.github.mysqlclone.testkit.internal.code;

import io.github.mysqlclone.testkit.internal.host.Sha256;
import io.github.mysqlclone.testkit.internal.server.UnambiguousText;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells a class from another of the same name, as two projects have it that began with one example: by what the compiler made
 * of it. Of a class that was made while the program runs there is the name only.
 */
public final class ClassContent {

    private ClassContent() {}

    /** Returns the name and, where there is a file of it, a hash of that. */
    public static String of(Class<?> type) {
        if (isOfThePlatform(type)) {
            return type.getName();
        }
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            String hash = file == null
                    ? "no file"
                    : HexFormat.of().formatHex(Sha256.begin().digest(file.readAllBytes()), 0, 16);
            return UnambiguousText.of(List.of(type.getName(), hash));
        } catch (IOException e) {
            throw new IllegalStateException("The file of the class " + type.getName() + " cannot be read: " + e, e);
        }
    }

    /** Classes of Java itself are the same for everybody, and keep their fields to themselves. */
    static boolean isOfThePlatform(Class<?> type) {
        String module = type.getModule().isNamed() ? type.getModule().getName() : "";
        return module.startsWith("java.") || module.startsWith("jdk.");
    }
}
