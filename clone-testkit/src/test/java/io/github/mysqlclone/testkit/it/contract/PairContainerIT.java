package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.NeedsContainers;

@NeedsContainers
class PairContainerIT extends PairContract {

    @Override
    BackendUnderTest way() {
        return new Containers();
    }
}
