package io.github.mysqlclone.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs run, and begin as the README of this module shows; {@code ProvisionReplicaIT} is the test of the third. */
@Tag("full-lane")
class ExamplesIT {

    private static final int MINUTES = 5;
    private static final Path README = Path.of(System.getProperty("basedir", ""), "README.md");
    private static final Pattern BLOCK = Pattern.compile("^```\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** What differs from run to run. */
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d.,-]*");

    @TempDir
    private Path folder;

    @Test
    void quickstartBeginsAsTheReadmeShows() throws Exception {
        assertThat(run("quickstart.Quickstart")).containsSubsequence(shownOf("1. Two real MySQL servers"));
    }

    @Test
    void benchmarkBeginsAsTheReadmeShows() throws Exception {
        assertThat(run(
                        "benchmark.Benchmark",
                        "-Dbenchmark.group=fresh-server,source-with-replica",
                        "-Dbenchmark.rounds=1",
                        "-Dbenchmark.tables=5"))
                .containsSubsequence(shownOf("fresh-server: "))
                .anyMatch(line -> line.startsWith("template copy"))
                .anyMatch(line -> line.startsWith("one on a copy, one cloned"));
    }

    private List<String> run(String example, String... properties) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("clone.testkit."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-Dclone.testkit.containers=off", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(properties));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("io.github.mysqlclone.examples." + example);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            process.destroy();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return lines(text);
    }

    private static List<String> shownOf(String first) throws IOException {
        return BLOCK.matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.startsWith(first))
                .map(ExamplesIT::lines)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> FIGURE.matcher(line).replaceAll("#").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
