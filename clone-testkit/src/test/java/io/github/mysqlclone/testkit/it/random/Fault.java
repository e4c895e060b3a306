package io.github.mysqlclone.testkit.it.random;

import java.time.Duration;

/** One thing that may happen in the middle of a clone. */
record Fault(String name, Effect effect) {

    /** What it does; one that lasts is over when this returns. */
    @FunctionalInterface
    interface Effect {
        void strike(Trial trial, Duration lasts) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
