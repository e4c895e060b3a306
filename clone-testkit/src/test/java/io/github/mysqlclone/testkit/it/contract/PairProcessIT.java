package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.Lane;
import org.junit.jupiter.api.Tag;

@Tag(Lane.CORE)
class PairProcessIT extends PairContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }
}
