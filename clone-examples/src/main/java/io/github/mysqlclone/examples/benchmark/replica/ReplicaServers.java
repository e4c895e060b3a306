package io.github.mysqlclone.examples.benchmark.replica;

import io.github.mysqlclone.testkit.process.ServerSpec;

/** The servers of all ways, with more memory than the kit gives to one: with little of it loading an index waits for the disk. */
final class ReplicaServers {

    private ReplicaServers() {}

    static ServerSpec spec() {
        return ServerSpec.standard()
                .option("innodb_buffer_pool_size", "512M")
                .option("innodb_redo_log_capacity", "512M")
                .option("innodb_log_buffer_size", "16M");
    }
}
