package io.github.mysqlclone.testkit.it.contract;

class FaultProcessIT extends FaultContract {

    @Override
    Way way() {
        return new Processes();
    }
}
