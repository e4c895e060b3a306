package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestBackend;

/** Runs servers as plain processes; found by the service loader. */
public final class ProcessBackend implements TestBackend {

    /** Makes a backend; it holds nothing. */
    public ProcessBackend() {}

    @Override
    public ClonePair createPair() {
        return ClonePairSpec.standard().start();
    }
}
