package io.github.mysqlclone.testkit.it.contract;

class FaultProcessIT extends FaultContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }
}
