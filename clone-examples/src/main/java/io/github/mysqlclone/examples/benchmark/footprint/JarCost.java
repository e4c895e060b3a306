package io.github.mysqlclone.examples.benchmark.footprint;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import io.github.mysqlclone.examples.benchmark.Figure;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.util.List;
import java.util.Locale;

/** What the library adds to a program that has a driver: bytes, dependencies, and the time to a first answer. */
public final class JarCost implements BenchmarkGroup {

    @Override
    public String name() {
        return "jar";
    }

    @Override
    public String question() {
        return "what does a program carry, and how soon has a fresh JVM its first answer?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception {
        for (ClassPathEntry entry : ClassPathEntry.ofTheLibrary()) {
            report.say(String.format(Locale.ROOT, "%-28s %,8d KB", entry.name(), entry.jarBytes() / 1_000));
        }
        try (TestServer server = ServerSpec.standard().start()) {
            report.compare(
                    settings,
                    List.of(
                            Figure.of("fresh JVM: SELECT 1 by the driver", () -> FirstAnswer.inFreshJvm(server, false)),
                            Figure.of("fresh JVM: CloneStatus.read", () -> FirstAnswer.inFreshJvm(server, true))));
        }
    }
}
