package io.github.mysqlclone.examples.benchmark;

import io.github.mysqlclone.testkit.process.ServerSpec;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What the figures were measured on, without which they say nothing.
 *
 * @param loadAverage of the last minute; negative where the system does not tell
 */
record MachineReport(String mysqlVersion, int javaVersion, int cores, double loadAverage) {

    static MachineReport now() {
        return new MachineReport(
                ServerSpec.standard().mysqlVersion(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Says it of a measurement that began with this and ended with another. */
    String until(MachineReport end, int rounds) {
        String busy = loadAverage > 2.0 * cores ? ", a busy machine" : "";
        return String.format(
                Locale.ROOT,
                "%d %s with MySQL %s, Java %d, %d cores; load average %.1f before and %.1f after it%s.",
                rounds,
                rounds == 1 ? "round" : "rounds",
                mysqlVersion,
                javaVersion,
                cores,
                loadAverage,
                end.loadAverage,
                busy);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "MySQL %s, Java %d, %d cores, load average %.1f",
                mysqlVersion,
                javaVersion,
                cores,
                loadAverage);
    }
}
