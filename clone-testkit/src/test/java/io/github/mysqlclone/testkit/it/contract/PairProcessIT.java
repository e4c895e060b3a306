package io.github.mysqlclone.testkit.it.contract;

class PairProcessIT extends PairContract {

    @Override
    BackendUnderTest way() {
        return new Processes();
    }
}
