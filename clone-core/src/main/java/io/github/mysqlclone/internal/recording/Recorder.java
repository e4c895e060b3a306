package io.github.mysqlclone.internal.recording;

import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.CloneProgress;

/** Records one clone. Used by one thread at a time. */
public interface Recorder {

    /** Return one that writes events for the flight recorder, or one that does nothing where the JDK has none. */
    static Recorder of(Subject subject) {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent() ? new FlightRecorder(subject) : new NoRecorder();
    }

    /**
     * Which clone it is, without secrets.
     *
     * @param description such as {@code replace clone from db1:3306}
     * @param recipient the server that runs it
     */
    record Subject(String description, String recipient) {}

    /** Preflight begins. */
    void preflightBegins();

    /** Preflight has come to this. */
    void preflightEnds(PreflightReport report);

    /** The clone begins, or somebody takes one up that runs. */
    void cloneBegins();

    /** This is how it gets on; stages that have begun or ended since are noted. */
    void cloneMoves(CloneProgress progress);

    /** It has ended so. */
    void cloneEnds(CloneProgress last);
}
