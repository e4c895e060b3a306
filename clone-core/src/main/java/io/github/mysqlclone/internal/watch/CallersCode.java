package io.github.mysqlclone.internal.watch;

import java.util.concurrent.Callable;

/**
 * Code of the caller's that runs on the thread of the clone: a gate, a probe, a restart action. It may take for ever, so
 * a wish that makes it pointless interrupts it; the thread comes back from it without the flag.
 */
public final class CallersCode {

    private final Thread thread = Thread.currentThread();
    private final boolean endsWithACancel;

    private CallersCode(boolean endsWithACancel) {
        this.endsWithACancel = endsWithACancel;
    }

    /** Run it; before the statement is sent a cancel makes it pointless, as does letting go. */
    public static <T> T beforeTheStatement(CallerRequests requests, Callable<T> code) throws Exception {
        return run(requests, new CallersCode(true), code);
    }

    /** Run it; only letting go makes it pointless: a clone that is past its copy is followed to its end. */
    static <T> T afterTheCopy(CallerRequests requests, Callable<T> code) throws Exception {
        return run(requests, new CallersCode(false), code);
    }

    private static <T> T run(CallerRequests requests, CallersCode marker, Callable<T> code) throws Exception {
        requests.begins(marker);
        try {
            return code.call();
        } finally {
            requests.callersCodeEnded();
            // An interruption was meant for that code alone, and may have come too late for it.
            Thread.interrupted();
        }
    }

    boolean endsWithACancel() {
        return endsWithACancel;
    }

    void interrupt() {
        thread.interrupt();
    }
}
