package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.process.source.MySqlSource;

/**
 * Runs servers as plain processes; found by the service loader.
 *
 * @since 0.1.0
 */
public final class ProcessBackend implements TestBackend {

    /** Makes a backend; it holds nothing. */
    public ProcessBackend() {}

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Availability availability() {
        MySqlSource.Search search = MySqlSource.withoutDownload().find();
        if (search instanceof MySqlSource.Found found) {
            return new Available("MySQL " + found.installation().version() + " from " + found.place());
        }
        return MySqlSource.mayDownload()
                ? new Available("none is on this machine yet, and " + KitSettings.DOWNLOAD + " is true")
                : new Missing(((MySqlSource.PassedOver) search).reason(), MySqlSource.remedies());
    }

    @Override
    public boolean supports(FaultKind kind) {
        return switch (kind) {
            case LINK_BETWEEN_SERVERS, LINK_TO_SERVER, RESTART -> true;
            case SMALL_DISK -> SmallDisk.objection().isEmpty();
        };
    }

    @Override
    public DataCopies copies() {
        return new ProcessCopies(ServerSpec.standard());
    }

    @Override
    public TestServer startServer() {
        return ServerSpec.standard().start();
    }

    @Override
    public ClonePair createPair() {
        return ClonePairSpec.standard().start();
    }
}
