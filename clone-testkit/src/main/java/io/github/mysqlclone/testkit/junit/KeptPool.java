package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.template.WarmPool;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A pool in a store, which closes it: in JUnit up to 5.12 by an interface that the pool itself cannot have. */
@SuppressWarnings("deprecation") // of the interface, from 5.13 on
record KeptPool(WarmPool pool) implements AutoCloseable, ExtensionContext.Store.CloseableResource {

    @Override
    public void close() {
        pool.close();
    }
}
