package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.NeedsContainers;

@NeedsContainers
class TemplateContainerIT extends TemplateContract {

    @Override
    BackendUnderTest way() {
        return new Containers();
    }
}
