package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.Lane;
import org.junit.jupiter.api.Tag;

@Tag(Lane.FULL)
class GroupProcessIT extends GroupContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }
}
