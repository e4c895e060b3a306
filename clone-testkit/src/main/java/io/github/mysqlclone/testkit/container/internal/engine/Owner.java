package io.github.mysqlclone.testkit.container.internal.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The JVM that made a container or a network, as its labels tell.
 *
 * @param machine where process ids mean the same
 * @param started when it was started, to the second; a process id alone could be somebody else's by now
 */
record Owner(String machine, long pid, long started) {

    static final String LABEL = "io.github.mysqlclone.testkit.owner";

    private static final String MACHINE = LABEL + ".machine";
    private static final String PID = LABEL + ".pid";
    private static final String STARTED = LABEL + ".started";

    /** How far two JVMs differ about the start of a process: the clock may have been set meanwhile. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    static Owner thisJvm() {
        ProcessHandle self = ProcessHandle.current();
        return new Owner(thisMachine(), self.pid(), startOf(self));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
    }

    /** Containers on one engine may come from several machines, and from containers with process ids of their own. */
    private static String thisMachine() {
        return hostName() + " " + processNamespace();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String processNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "pid";
        }
    }

    Map<String, String> labels() {
        return Map.of(
                LABEL,
                "mysqlclone-testkit",
                MACHINE,
                machine,
                PID,
                String.valueOf(pid),
                STARTED,
                String.valueOf(started));
    }

    static Optional<Owner> of(Map<String, String> labels) {
        try {
            return Optional.of(new Owner(
                    labels.getOrDefault(MACHINE, ""),
                    Long.parseLong(labels.getOrDefault(PID, "")),
                    Long.parseLong(labels.getOrDefault(STARTED, ""))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Tells whether it certainly is no more. */
    boolean isGone() {
        if (!machine.equals(thisMachine())) {
            return false;
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - started) <= TOLERANCE.toSeconds())
                .isEmpty();
    }
}
