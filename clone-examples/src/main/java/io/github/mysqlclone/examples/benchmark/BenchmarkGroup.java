package io.github.mysqlclone.examples.benchmark;

/** Figures that are measured together, since they are compared with each other. */
public interface BenchmarkGroup {

    /** {@return the word for it in {@code -Dbenchmark.group}} */
    String name();

    /** {@return what the figures answer, in a sentence} */
    String question();

    /**
     * Measures.
     *
     * @param settings how often, and with how much data
     * @param report where the figures go
     * @throws Exception if a server or a program fails: figures of a broken run are none
     */
    void measure(BenchmarkSettings settings, BenchmarkReport report) throws Exception;
}
