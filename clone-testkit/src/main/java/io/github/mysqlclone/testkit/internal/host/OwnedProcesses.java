package io.github.mysqlclone.testkit.internal.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that run on one option file. They are found by a whole argument of their command line, which has a random
 * part, and must bear the kit's mark in their environment: a process id that was written down could belong to somebody
 * else by now, and whoever looks at the file with an editor names it as well.
 */
public final class OwnedProcesses {

    /** The variable that marks them; its value is the option file. */
    public static final String MARK = "MYSQLCLONE_TESTKIT_SERVER";

    private static final Duration END_WITHIN = Duration.ofSeconds(30);
    private static final Logger LOGGER = LoggerFactory.getLogger(OwnedProcesses.class);

    private OwnedProcesses() {}

    public static String argument(Path optionFile) {
        return "--defaults-file=" + optionFile;
    }

    /** Kills them and waits for their end. */
    public static void kill(Path optionFile) {
        List<ProcessHandle> processes = ProcessHandle.allProcesses()
                .filter(process -> hasArgument(process, argument(optionFile)) && isMarked(process, optionFile))
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

    /** Where the system does not tell the environment of a process, the argument must do. */
    private static boolean isMarked(ProcessHandle process, Path optionFile) {
        Path environment = Path.of("/proc/" + process.pid() + "/environ");
        if (!Files.exists(Path.of("/proc/self/environ"))) {
            return true;
        }
        try {
            String mark = MARK + "=" + optionFile;
            return List.of(new String(Files.readAllBytes(environment), StandardCharsets.UTF_8).split("\0", -1))
                    .contains(mark);
        } catch (IOException e) {
            return false; // another user's, or it has just ended
        }
    }
}
