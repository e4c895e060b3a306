package io.github.mysqlclone.testkit.internal.host;

import java.time.Duration;

/** Signals that Java has no method for. */
public final class Signals {

    private static final Duration SENT_WITHIN = Duration.ofSeconds(10);

    private Signals() {}

    public static void freeze(ProcessHandle process) {
        send("STOP", process);
    }

    public static void thaw(ProcessHandle process) {
        send("CONT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        // The shell's own kill: a separate program of that name is not on every machine.
        String id = String.valueOf(process.pid());
        Command.Result result = Command.run(SENT_WITHIN, "/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, id);
        if (process.isAlive()) { // one that has ended meanwhile needs no signal
            result.outputOrThrow();
        }
    }
}
