package io.github.mysqlclone.examples.benchmark;

import io.github.mysqlclone.testkit.process.ServerSpec;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the figures were measured on, without which they say nothing. */
final class MachineReport {

    private MachineReport() {}

    static String now() {
        return String.format(
                Locale.ROOT,
                "MySQL %s, Java %s, %d cores, load average %.1f",
                ServerSpec.standard().mysqlVersion(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
