package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import io.github.mysqlclone.testkit.process.internal.server.CleanShutdown;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Copies the data of servers that run as processes: a data directory.
 *
 * @param spec describes them
 */
public record ProcessCopies(ServerSpec spec) implements DataCopies {

    @Override
    public String mysqlVersion() {
        return spec.mysqlVersion();
    }

    @Override
    public String fingerprint() {
        return spec.fingerprint();
    }

    @Override
    public TestServer startToFill() {
        return spec.without("log_bin").flag("skip_log_bin").start();
    }

    @Override
    public void keep(TestServer filled, Path folder) throws IOException {
        filled.stop();
        WholeDirectories.copy(filled.dataDirectory(), folder);
        CleanShutdown.tidy(folder);
    }

    @Override
    public TestServer start(Path folder) {
        return spec.copyOfDataDirectory(folder).start();
    }

    @Override
    public ClonePair startPair(Path folder) {
        return ClonePairSpec.standard()
                .donor(standard -> spec.copyOfDataDirectory(folder))
                .start();
    }
}
