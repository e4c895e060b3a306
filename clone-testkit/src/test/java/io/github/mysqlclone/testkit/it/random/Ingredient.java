package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.function.UnaryOperator;

/**
 * One thing that a trial may be made of.
 *
 * @param servers how the two servers are started because of it
 * @param step what is done once they run, before the clone begins
 */
record Ingredient(String name, UnaryOperator<ClonePairSpec> servers, Step step) {

    static Ingredient of(String name, Step step) {
        return new Ingredient(name, UnaryOperator.identity(), step);
    }

    static Ingredient servers(String name, UnaryOperator<ClonePairSpec> servers) {
        return new Ingredient(name, servers, trial -> {});
    }

    @Override
    public String toString() {
        return name;
    }

    /** Does something to a trial. */
    @FunctionalInterface
    interface Step {
        void run(Trial trial) throws Exception;
    }
}
