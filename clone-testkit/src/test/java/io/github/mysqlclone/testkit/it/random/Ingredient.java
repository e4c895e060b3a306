package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.function.UnaryOperator;

/**
 * One thing that a trial may be made of.
 *
 * @param servers how the two servers are started because of it
 * @param step what is done once they run, before the clone begins
 */
record Ingredient(String name, Start servers, Step step) {

    static Ingredient of(String name, Step step) {
        return new Ingredient(name, (pair, machine) -> pair, step);
    }

    static Ingredient servers(String name, UnaryOperator<ClonePairSpec> servers) {
        return new Ingredient(name, (pair, machine) -> servers.apply(pair), trial -> {});
    }

    @Override
    public String toString() {
        return name;
    }

    /** Describes the two servers otherwise, by what the machine allows. */
    @FunctionalInterface
    interface Start {
        ClonePairSpec of(ClonePairSpec pair, Machine machine);
    }

    /** Does something to a trial. */
    @FunctionalInterface
    interface Step {
        void run(Trial trial) throws Exception;
    }
}
