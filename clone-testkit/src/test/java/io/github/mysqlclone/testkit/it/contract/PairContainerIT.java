package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.NeedsContainers;
import org.junit.jupiter.api.Tag;

@Tag(Lane.FULL)
@NeedsContainers
class PairContainerIT extends PairContract {

    @Override
    Way way() {
        return new Containers();
    }
}
