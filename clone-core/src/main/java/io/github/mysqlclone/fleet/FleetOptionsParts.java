package io.github.mysqlclone.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those of options of which one is being changed; used by one thread, for one change. */
final class FleetOptionsParts {

    int maxParallel;
    Optional<Integer> totalBandwidth;
    boolean leavesRootAlone;
    boolean skipsFailing;
    ReplicationSource replicateFrom;
    int maxGenerations;
    Duration catchUp;
    Duration donorWait;
    Duration keepDonorAfterUnknown;
    Optional<Path> ledgers;
    final List<FleetListener> listeners;

    FleetOptionsParts(FleetOptions before) {
        this.maxParallel = before.maxParallel();
        this.totalBandwidth = before.totalBandwidth();
        this.leavesRootAlone = before.leavesRootAlone();
        this.skipsFailing = before.skipsFailing();
        this.replicateFrom = before.replicateFrom();
        this.maxGenerations = before.maxGenerations();
        this.catchUp = before.catchUp();
        this.donorWait = before.donorWait();
        this.keepDonorAfterUnknown = before.keepDonorAfterUnknown();
        this.ledgers = before.ledgers();
        this.listeners = new ArrayList<>(before.listeners());
    }

    FleetOptions together() {
        return new FleetOptions(
                maxParallel,
                totalBandwidth,
                leavesRootAlone,
                skipsFailing,
                replicateFrom,
                maxGenerations,
                catchUp,
                donorWait,
                keepDonorAfterUnknown,
                ledgers,
                listeners);
    }
}
