package io.github.mysqlclone.internal.recording;

import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.CloneProgress;

/** Stands in for the flight recorder in a runtime image without the module jdk.jfr. */
final class NoRecorder implements Recorder {

    @Override
    public void preflightBegins() {}

    @Override
    public void preflightEnds(PreflightReport report) {}

    @Override
    public void cloneBegins() {}

    @Override
    public void cloneMoves(CloneProgress progress) {}

    @Override
    public void cloneEnds(CloneProgress last) {}
}
