package io.github.mysqlclone.testkit.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which JVM made a folder: a process id alone means nothing on another machine, after another boot, in another namespace
 * of process ids or once it was given to another process.
 *
 * @param machine machine and boot, and the namespace in which the process id counts
 * @param pid the process id
 * @param start the start of the process in ticks since the boot where the system tells, for the clock may be set
 */
public record OwnerIdentity(String machine, long pid, String start) {

    /** The first line of what the kit writes; whatever begins otherwise is not the kit's. */
    private static final String MARK = "owner of a folder of mysqlclone-testkit";

    private static final OwnerIdentity THIS_JVM = read();

    public static OwnerIdentity ofThisJvm() {
        return THIS_JVM;
    }

    /** Returns what is written down. */
    public String text() {
        return String.join("\n", MARK, machine, String.valueOf(pid), start) + "\n";
    }

    /** Reads what was written down; empty for anything else. */
    public static Optional<OwnerIdentity> parse(String text) {
        List<String> lines = text.lines().toList();
        return lines.size() == 4 && lines.get(0).equals(MARK) && lines.get(2).matches("[0-9]{1,18}")
                ? Optional.of(new OwnerIdentity(lines.get(1), Long.parseLong(lines.get(2)), lines.get(3)))
                : Optional.empty();
    }

    /** Tells whether process ids of the owner are ours. */
    public boolean isOfThisMachine() {
        return machine.equals(THIS_JVM.machine);
    }

    /** Tells whether the process is there; to be asked of owners of this machine only. */
    public boolean isAlive() {
        return start.equals(startOf(pid));
    }

    private static OwnerIdentity read() {
        long pid = ProcessHandle.current().pid();
        return new OwnerIdentity(machineOfThisJvm(), pid, startOf(pid));
    }

    private static String machineOfThisJvm() {
        Optional<String> boot = firstLine(Path.of("/proc/sys/kernel/random/boot_id"));
        if (boot.isEmpty()) {
            return new MachineFile(Path.of(System.getProperty("java.io.tmpdir", "/tmp")))
                    .text()
                    .map(text -> "file " + text)
                    .orElseGet(() -> "unknown " + UUID.randomUUID()); // nobody but this JVM is known to be here then
        }
        return "boot " + boot.get() + " machine "
                + firstLine(Path.of("/etc/machine-id")).orElse("unknown") + " processes " + processNamespace();
    }

    private static String processNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "unknown";
        }
    }

    private static String startOf(long pid) {
        return firstLine(Path.of("/proc/" + pid + "/stat"))
                .map(stat -> "tick " + stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19])
                .or(() -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().startInstant())
                        .map(Object::toString))
                .orElse("unknown");
    }

    private static Optional<String> firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
