package io.github.mysqlclone.testkit.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import io.github.mysqlclone.testkit.template.TemplateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.FULL)
@NeedsContainers
class TemplateContainerIT extends TemplateContract {

    @Override
    BackendUnderTest way() {
        return new Containers();
    }

    /** A whole dump may be in it, and the umask of who runs the tests lets others read new files. */
    @Test
    void isKeptWhereNobodyElseCanRead() throws IOException {
        MySqlTemplate template = MySqlTemplate.populatedBy(Population.code("readable by nobody else", dataSource -> {}))
                .on(way().copies(Map.of()));
        try (TemplateFolder folder = TemplateFolder.of(template)) {
            template.build();

            assertThat(permissions(folder.path().resolveSibling(""))).isEqualTo("rwx------");
            try (Stream<Path> tree = Files.walk(folder.path())) {
                assertThat(tree.filter(file -> file.getFileName().toString().endsWith(".tar")))
                        .singleElement()
                        .satisfies(archive -> assertThat(permissions(archive)).isEqualTo("rw-------"));
            }
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
