package io.github.mysqlclone.testkit.it.contract;

class TemplateProcessIT extends TemplateContract {

    @Override
    Way way() {
        return new Processes();
    }
}
