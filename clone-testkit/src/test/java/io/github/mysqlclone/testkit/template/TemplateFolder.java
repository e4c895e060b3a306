package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a test's own template is kept, and how to get rid of it. */
public record TemplateFolder(String id) implements AutoCloseable {

    public static TemplateFolder of(MySqlTemplate template) {
        return new TemplateFolder(template.id());
    }

    public Path path() {
        return KitSettings.ofThisProcess().cacheFolder().resolve(id);
    }

    @Override
    public void close() throws IOException {
        WholeDirectories.delete(path());
        Files.deleteIfExists(path().resolveSibling(id + ".lock"));
    }
}
