package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.it.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/** Asks for a template that, while it is filled, waits until two JVMs have asked. */
final class TemplateJvm {

    private TemplateJvm() {}

    static MySqlTemplate template(Path folder, String version) {
        return MySqlTemplate.populatedBy(Population.code(version, dataSource -> {
            Files.writeString(
                    folder.resolve("builds"), "built\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Await.until("both JVMs", Duration.ofSeconds(60), () -> {
                try (var asked = Files.newDirectoryStream(folder, "asked-*")) {
                    var found = asked.iterator();
                    found.next();
                    return found.next() != null;
                }
            });
        }));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Files.createFile(folder.resolve("asked-" + UUID.randomUUID()));
        template(folder, arguments[1]).newServer().close();
    }
}
