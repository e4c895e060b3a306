package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.container.junit.NeedsContainers;
import io.github.mysqlclone.testkit.it.Lane;
import org.junit.jupiter.api.Tag;

@Tag(Lane.FULL)
@NeedsContainers
class GroupContainerIT extends GroupContract {

    @Override
    BackendUnderTest way() {
        return new Containers();
    }
}
