package io.github.mysqlclone.testkit.it.contract;

class TemplateProcessIT extends TemplateContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }
}
