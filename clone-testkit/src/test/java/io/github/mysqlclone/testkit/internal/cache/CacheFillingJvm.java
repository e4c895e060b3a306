package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.it.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Asks for a cache entry. Announces itself by a file, and while it fills the entry waits until two have done so: the
 * other JVM has its chance to come in between.
 */
final class CacheFillingJvm {

    private CacheFillingJvm() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.createFile(folder.resolve("jvm-" + arguments[1]));
        KitCache.in(folder.resolve("cache")).get("entry", entry -> {
            Files.writeString(
                    folder.resolve("fills"), "filled\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Await.until(
                    "both JVMs",
                    Duration.ofSeconds(30),
                    () -> Files.exists(folder.resolve("jvm-1")) && Files.exists(folder.resolve("jvm-2")));
            Files.writeString(entry.resolve("content"), "whole");
        });
    }
}
