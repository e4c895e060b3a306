package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.NeedsContainers;

@NeedsContainers
class FaultContainerIT extends FaultContract {

    @Override
    BackendUnderTest way() {
        return new Containers();
    }
}
