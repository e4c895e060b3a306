package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.NeedsContainers;

@NeedsContainers
class ServerContainerIT extends ServerContract {

    @Override
    Way way() {
        return new Containers();
    }
}
