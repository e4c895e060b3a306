package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.NeedsContainers;

@NeedsContainers
class PairContainerIT extends PairContract {

    @Override
    Way way() {
        return new Containers();
    }
}
