package io.github.mysqlclone.examples.benchmark;

import io.github.mysqlclone.examples.benchmark.clone.ReturnDelay;
import io.github.mysqlclone.examples.benchmark.clone.RunCost;
import io.github.mysqlclone.examples.benchmark.clone.SettingsCost;
import io.github.mysqlclone.examples.benchmark.clone.WatchCost;
import io.github.mysqlclone.examples.benchmark.fleet.FleetCost;
import io.github.mysqlclone.examples.benchmark.footprint.JarCost;
import io.github.mysqlclone.examples.benchmark.footprint.LookCost;
import io.github.mysqlclone.examples.benchmark.freshserver.FreshServer;
import io.github.mysqlclone.examples.benchmark.micro.MicroBenchmarks;
import io.github.mysqlclone.examples.benchmark.preflight.PreflightCost;
import io.github.mysqlclone.examples.benchmark.replica.ReplicaCost;
import io.github.mysqlclone.examples.benchmark.sourcewithreplica.SourceWithReplica;
import java.util.List;

/** All there is to measure, in the order of a reader's interest. */
final class BenchmarkGroups {

    private BenchmarkGroups() {}

    static List<BenchmarkGroup> all() {
        return List.of(
                new FreshServer(),
                new SourceWithReplica(),
                new ReplicaCost(),
                new FleetCost(),
                new RunCost(),
                new ReturnDelay(),
                new PreflightCost(),
                new SettingsCost(),
                new WatchCost(),
                new LookCost(),
                new JarCost(),
                new MicroBenchmarks());
    }
}
