package io.github.mysqlclone.internal.fleet.state;

import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.request.MemberSpecs;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import java.util.concurrent.BlockingQueue;

/**
 * What all parts of one run share.
 *
 * @param events what is to be done on the thread of the fleet
 */
public record FleetRunContext(
        FleetRequest wish,
        FleetOptions options,
        LedgerFolder ledgers,
        ConnectionOpener opener,
        MemberStates states,
        Outcomes outcomes,
        BlockingQueue<Runnable> events) {

    /** Returns what derives the spec of each clone. */
    public MemberSpecs specs() {
        return new MemberSpecs(wish, options, ledgers);
    }
}
