package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.code.ClassContent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two projects that began with one example have classes of one name. */
class ClassesOfOneNameTest {

    @TempDir
    private Path folder;

    @Test
    void tellsTwoClassesOfOneNameApart() throws Exception {
        assertThat(originIn("one", "orders"))
                .isNotEqualTo(originIn("other", "billing"))
                .isEqualTo(originIn("same", "orders"));
    }

    @Test
    void isPartOfWhatAnOwnPopulationSaysUnlessItSaysMore() {
        Population own = new Population() {
            @Override
            public String version() {
                return "1";
            }

            @Override
            public void populate(DataSource dataSource) {}
        };

        assertThat(own.origin())
                .isEqualTo(ClassContent.of(own.getClass()))
                .contains(own.getClass().getName());
        assertThat(own.origin()).doesNotContain("no file");
    }

    private String originIn(String project, String table) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(project));
        Path source = classes.resolve("Seed.java");
        Files.writeString(source, """
                package shop;
                public class Seed {
                    public static io.github.mysqlclone.testkit.template.Population.Work work() {
                        return dataSource -> { throw new IllegalStateException("%s"); };
                    }
                }
                """.formatted(table));
        compile(source, classes);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> seed = Class.forName("shop.Seed", true, loader);
            return CodePopulation.originOf(
                    (Population.Work) seed.getMethod("work").invoke(null));
        }
    }

    private static void compile(Path source, Path classes) throws IOException {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(result).isZero();
    }
}
