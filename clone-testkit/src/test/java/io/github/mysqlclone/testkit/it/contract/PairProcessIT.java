package io.github.mysqlclone.testkit.it.contract;

class PairProcessIT extends PairContract {

    @Override
    Way way() {
        return new Processes();
    }
}
