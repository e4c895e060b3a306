package io.github.mysqlclone.testkit.internal.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that run on one option file, found by their command line: a process id that was written down could
 * belong to somebody else by now.
 */
public final class OwnedProcesses {

    private static final Duration END_WITHIN = Duration.ofSeconds(30);
    private static final Logger LOGGER = LoggerFactory.getLogger(OwnedProcesses.class);

    private OwnedProcesses() {}

    public static String argument(Path optionFile) {
        return "--defaults-file=" + optionFile;
    }

    /** Kills them and waits for their end. */
    public static void kill(Path optionFile) {
        List<ProcessHandle> processes = ProcessHandle.allProcesses()
                .filter(process -> hasArgument(process, argument(optionFile)))
                .toList();
        for (ProcessHandle process : processes) {
            LOGGER.info("Killing mysqld with process id {}, which runs on {}", process.pid(), optionFile);
            process.destroyForcibly();
        }
        Deadline deadline = Deadline.after(END_WITHIN);
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && !deadline.hasPassed()) {
            deadline.pause("the end of mysqld on " + optionFile);
        }
    }

    private static boolean hasArgument(ProcessHandle process, String argument) {
        return process.info().arguments().stream().flatMap(Arrays::stream).anyMatch(argument::equals);
    }
}
