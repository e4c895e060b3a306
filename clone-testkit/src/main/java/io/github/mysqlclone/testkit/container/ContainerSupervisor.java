package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Talks to the shell that is process 1 of a container; see {@code supervisor.sh}. */
record ContainerSupervisor(KitContainer container) {

    static final String WORK_DIRECTORY = "/tmp/clone-testkit/work";

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(30);
    private static final long TENTH = 100_000_000;

    /** The shell may need a moment to make its files. */
    private static final String IN_KIT = "cd /tmp/clone-testkit 2> /dev/null || exit 9; ";

    /** Returns the command that makes a shell process 1 and the image's own command its child. */
    static List<String> command(boolean supervised, List<String> imageCommand) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script(), "supervisor", supervised ? "yes" : "no"));
        command.addAll(imageCommand.isEmpty() ? List.of("docker-entrypoint.sh", "mysqld") : imageCommand);
        return command;
    }

    private static String script() {
        try (InputStream script = ContainerSupervisor.class.getResourceAsStream("supervisor.sh")) {
            if (script == null) {
                throw new TestkitException(
                        "supervisor.sh is missing from the kit's jar. Was it repackaged without it?");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the shell is ready for wishes. */
    void awaitReady() {
        Deadline deadline = Deadline.after(ANSWERS_WITHIN);
        while (!container
                .run("[ -e /tmp/clone-testkit/state ] && echo ready || true")
                .contains("ready")) {
            if (deadline.hasPassed()) {
                throw new TestkitException("The shell in container " + container.getContainerId() + " is not ready:\n"
                        + container.getLogs());
            }
            deadline.pause("the shell of container " + container.getContainerId());
        }
    }

    SupervisorState state() {
        return SupervisorState.parse(container.run(IN_KIT + "cat state"));
    }

    /** Starts the server and returns once that is under way. */
    void start() {
        container.run(IN_KIT + """
                read -r before rest < state
                echo start > commands
                tries=0
                read -r starts rest < state
                while [ "$starts" = "$before" ] && [ $tries -lt 1000 ]; do
                  sleep 0.02
                  tries=$((tries + 1))
                  read -r starts rest < state
                done
                [ "$starts" != "$before" ]
                """);
    }

    /** Lets the supervisor start it no more, sends it a signal, and returns the state before that. */
    SupervisorState end(String signal) {
        return SupervisorState.parse(container.run(IN_KIT + """
                : > ending
                read -r starts phase number < state
                if [ "$phase" = running ]; then
                  kill -s %s "$number" 2> /dev/null
                  kill -s CONT "$number" 2> /dev/null
                fi
                echo "$starts $phase $number"
                """.formatted(signal)));
    }

    /** Sends a signal to a server that runs. */
    void signal(String signal) {
        container.run(IN_KIT + """
                read -r starts phase number < state
                [ "$phase" = running ] && kill -s %s "$number"
                """.formatted(signal));
    }

    void onNextRestart(RestartFault fault) {
        container.run(IN_KIT + "echo '" + word(fault) + "' > restart-fault.new && mv restart-fault.new restart-fault");
    }

    private static String word(RestartFault fault) {
        if (fault instanceof RestartFault.Slow slow) {
            return "slow " + (slow.delay().toNanos() + TENTH - 1) / TENTH;
        }
        return fault instanceof RestartFault.FailsToStart ? "failing 0" : "never 0";
    }
}
