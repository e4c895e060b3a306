package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.it.TestedMySql;
import java.util.function.BooleanSupplier;

/** What a MySQL must have, or scenarios are left out. */
record Need(String what, BooleanSupplier isThere) {

    static Need library(String file) {
        return new Need("this MySQL has no " + file, () -> TestedMySql.hasLibrary(file));
    }

    static Need option(String name) {
        return new Need("this MySQL was built without " + name, () -> TestedMySql.hasOption(name));
    }

    static Need version(String first) {
        return new Need("this MySQL is older than " + first, () -> TestedMySql.isAtLeast(first));
    }
}
