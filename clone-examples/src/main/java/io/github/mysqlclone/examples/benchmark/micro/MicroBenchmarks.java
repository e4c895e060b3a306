package io.github.mysqlclone.examples.benchmark.micro;

import io.github.mysqlclone.examples.benchmark.BenchmarkGroup;
import io.github.mysqlclone.examples.benchmark.BenchmarkReport;
import io.github.mysqlclone.examples.benchmark.BenchmarkSettings;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What takes microseconds, by JMH. */
public final class MicroBenchmarks implements BenchmarkGroup {

    private static final TimeValue ITERATION = TimeValue.milliseconds(200);
    private static final int WARM_UP = 3;

    @Override
    public String name() {
        return "micro";
    }

    @Override
    public String question() {
        return "what do GTID sets, literals and snapshots of the progress take?";
    }

    @Override
    public void measure(BenchmarkSettings settings, BenchmarkReport report) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(MicroBenchmarks.class.getPackageName().replace(".", "\\.") + "\\..*")
                .forks(1)
                .warmupIterations(WARM_UP)
                .warmupTime(ITERATION)
                .measurementIterations(settings.rounds())
                .measurementTime(ITERATION)
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult run : new Runner(options).run()) {
            Result<?> result = run.getPrimaryResult();
            report.say(String.format(
                    Locale.ROOT,
                    "%-40s %12.2f %s%s",
                    subject(run),
                    result.getScore(),
                    result.getScoreUnit(),
                    error(result.getScoreError())));
        }
    }

    /** One round has none. */
    private static String error(double error) {
        return Double.isNaN(error) ? "" : String.format(Locale.ROOT, ", ± %.2f", error);
    }

    private static String subject(RunResult run) {
        String name = run.getParams().getBenchmark();
        return name.substring(MicroBenchmarks.class.getPackageName().length() + 1);
    }
}
