package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import io.github.mysqlclone.testkit.internal.server.CleanStop;
import io.github.mysqlclone.testkit.internal.server.DataOutside;
import io.github.mysqlclone.testkit.process.internal.server.CleanShutdown;
import io.github.mysqlclone.testkit.process.internal.server.KitsOwnOptions;
import io.github.mysqlclone.testkit.process.internal.server.OriginalData;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Copies the data of servers that run as processes: a data directory.
 *
 * @param spec describes them
 * @since 0.1.0
 */
public record ProcessCopies(ServerSpec spec) implements DataCopies {

    /**
     * Describes copies.
     *
     * @throws IllegalArgumentException if the servers use a data directory in place, which each would change, or options by
     *     which they write to files out of their data directories
     */
    public ProcessCopies {
        if (spec.plan().dataDirectory().filter(data -> !data.copied()).isPresent()) {
            throw new IllegalArgumentException("spec: must not use a data directory in place, which filling would"
                    + " change: give it with copyOfDataDirectory");
        }
        KitsOwnOptions.refuseOutside(spec.plan().runningOptions());
    }

    @Override
    public String mysqlVersion() {
        return spec.mysqlVersion();
    }

    @Override
    public String fingerprint() {
        return spec.fingerprint();
    }

    @Override
    public String serverFingerprint() {
        return spec.serverFingerprint();
    }

    @Override
    public DataCopies with(ServerOption option) {
        return new ProcessCopies(spec.with(option));
    }

    @Override
    public DataCopies optionFile(Path file) {
        return new ProcessCopies(spec.optionFile(file));
    }

    @Override
    public TestServer startEmpty() {
        return spec.start();
    }

    @Override
    public ClonePair startEmptyPair() {
        return ClonePairSpec.standard()
                .donor(standard -> spec)
                .recipient(standard -> spec.another())
                .start();
    }

    @Override
    public TestServer startToFill() {
        return spec.without("log_bin").flag("skip_log_bin").start();
    }

    @Override
    public void keep(TestServer filled, Path folder) throws IOException {
        boolean asked = DataOutside.requireNone(filled);
        CleanStop.of(filled);
        if (!asked && filled instanceof ProcessTestServer server) {
            server.requireNoTablespacesOutside(spec.plan().installation());
        }
        Path data = Path.of(filled.dataDirectory());
        new OriginalData(data).requireNothingOutside();
        WholeDirectories.copy(data, folder);
        CleanShutdown.tidy(folder);
    }

    @Override
    public TestServer start(Path folder) {
        return spec.copyOfTemplate(folder).start();
    }

    @Override
    public ClonePair startPair(Path folder) {
        return ClonePairSpec.standard()
                .donor(standard -> spec.copyOfTemplate(folder))
                .recipient(standard -> spec.another().onNewData())
                .start();
    }

    @Override
    public ClonePair startPairOfCopies(Path folder) {
        return ClonePairSpec.standard()
                .donor(standard -> spec.copyOfTemplate(folder))
                .recipient(standard -> spec.another().copyOfTemplate(folder))
                .start();
    }

    @Override
    public ServerGroup startEmptyGroup(int servers) {
        return ServerGroupSpec.of(servers, spec, spec.another()).start();
    }

    @Override
    public ServerGroup startGroup(Path folder, int servers) {
        return ServerGroupSpec.of(
                        servers, spec.copyOfTemplate(folder), spec.another().onNewData())
                .start();
    }

    @Override
    public ServerGroup startGroupOfCopies(Path folder, int servers) {
        return ServerGroupSpec.of(
                        servers, spec.copyOfTemplate(folder), spec.another().copyOfTemplate(folder))
                .start();
    }
}
