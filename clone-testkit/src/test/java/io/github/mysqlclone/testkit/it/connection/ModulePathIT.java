package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that is a module and requires the library: it compiles, finds the driver by itself, and runs a preflight. */
@Tag(Lane.FULL)
class ModulePathIT {

    private static final String MODULE = "module consumer { requires io.github.mysqlclone; }\n";
    private static final String PROGRAM = """
            package consumer;

            import io.github.mysqlclone.CloneSession;
            import io.github.mysqlclone.CloneSpec;
            import io.github.mysqlclone.server.MySqlServer;

            public class Main {
                public static void main(String[] directory) {
                    MySqlServer server = MySqlServer.url(System.getenv("SERVER"));
                    try (CloneSession session = CloneSpec.local(directory[0]).openSession(server)) {
                        System.out.println(session.preflight());
                    }
                }
            }
            """;
    private static final int MINUTES = 2;

    @TempDir
    private Path folder;

    @Test
    void aModuleThatRequiresTheLibraryRunsAPreflight() throws IOException, InterruptedException {
        compile();

        try (TestServer server = ServerSpec.standard().start()) {
            String report = run(server);

            assertThat(report).contains("PLUGIN_ACTIVE           ok", "0 errors");
        }
    }

    private void compile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/consumer"));
        Path module = Files.writeString(folder.resolve("sources/module-info.java"), MODULE);
        Path program = Files.writeString(sources.resolve("Main.java"), PROGRAM);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        said,
                        said,
                        "-Xlint:all,-requires-automatic,-requires-transitive-automatic",
                        "-Werror",
                        "--module-path",
                        jars("clone-core", "slf4j-api", "jspecify"),
                        "-d",
                        folder.resolve("classes").toString(),
                        module.toString(),
                        program.toString());
        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** JSpecify is not needed to run. */
    private String run(TestServer server) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        String path =
                folder.resolve("classes") + File.pathSeparator + jars("clone-core", "slf4j-api", "mysql-connector");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        path,
                        "--module",
                        "consumer/consumer.Main",
                        server.workDirectory() + "/copy")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("SERVER", server.jdbcUrl("").replaceFirst("[?].*", "") + "?" + credentials(server));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroy();
        }
        return Files.readString(output);
    }

    private static String credentials(TestServer server) {
        return "user=" + server.rootAccount().user() + "&password="
                + server.rootAccount().password().reveal() + "&allowPublicKeyRetrieval=true";
    }

    /** Those of this test's own class path: the jar of a module, or in a build that makes none the folder of its classes. */
    private static String jars(String... names) {
        List<String> found = Stream.of(names)
                .map(name -> Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.contains(name) && !entry.contains("test-classes"))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toList());
        return String.join(File.pathSeparator, found);
    }
}
