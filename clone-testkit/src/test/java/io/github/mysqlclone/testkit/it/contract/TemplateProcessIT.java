package io.github.mysqlclone.testkit.it.contract;

import io.github.mysqlclone.testkit.it.Lane;
import org.junit.jupiter.api.Tag;

@Tag(Lane.CORE)
class TemplateProcessIT extends TemplateContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }
}
