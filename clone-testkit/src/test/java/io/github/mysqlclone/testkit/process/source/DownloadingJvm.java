package io.github.mysqlclone.testkit.process.source;

import io.github.mysqlclone.testkit.internal.cache.KitCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Downloads MySQL into the cache that is named first and writes what it got to the file that is named second. */
final class DownloadingJvm {

    private DownloadingJvm() {}

    public static void main(String[] arguments) throws Exception {
        PackageCache packages = new PackageCache(KitCache.in(Path.of(arguments[0])));
        MySqlSource downloading = () -> packages.download(Optional.empty());
        Files.writeString(Path.of(arguments[1]), downloading.require().mysqld().toString());
    }
}
