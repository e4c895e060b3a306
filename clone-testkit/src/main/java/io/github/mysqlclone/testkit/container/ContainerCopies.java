package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.server.CleanStop;
import io.github.mysqlclone.testkit.internal.server.DataOutside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Copies the data of servers in containers: an archive of the data directory, since images keep that in a volume, which
 * is in no image that could be made of the container.
 *
 * @param spec describes them
 * @since 0.1.0
 */
public record ContainerCopies(ContainerServerSpec spec) implements DataCopies {

    private static final String ARCHIVE = "data.tar";

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
        return new ContainerCopies(spec.with(option));
    }

    @Override
    public DataCopies optionFile(Path file) {
        return new ContainerCopies(spec.optionFile(file));
    }

    @Override
    public TestServer startEmpty() {
        return spec.start();
    }

    @Override
    public ClonePair startEmptyPair() {
        return ContainerPairSpec.standard()
                .donor(standard -> spec)
                .recipient(standard -> spec.another())
                .start();
    }

    @Override
    public TestServer startToFill() {
        return withoutEvents(spec.without("log_bin").flag("skip_log_bin")).start();
    }

    @Override
    public void keep(TestServer filled, Path folder) throws IOException {
        if (!(filled instanceof ContainerTestServer server)) {
            throw new IllegalArgumentException("filled: must be a server in a container (was " + filled + ")");
        }
        DataOutside.requireNone(server);
        CleanStop.of(server);
        Files.createDirectories(folder);
        server.saveData(folder.resolve(ARCHIVE));
    }

    @Override
    public TestServer start(Path folder) {
        return copy(folder).start();
    }

    @Override
    public ClonePair startPair(Path folder) {
        return ContainerPairSpec.standard()
                .donor(standard -> copy(folder))
                .recipient(standard -> spec.another().onNewData())
                .start();
    }

    @Override
    public ClonePair startPairOfCopies(Path folder) {
        return ContainerPairSpec.standard()
                .donor(standard -> copy(folder))
                .recipient(standard -> withoutEvents(copy(folder).another()))
                .start();
    }

    @Override
    public ServerGroup startEmptyGroup(int servers) {
        return ContainerMembers.start(servers, spec, spec.another());
    }

    @Override
    public ServerGroup startGroup(Path folder, int servers) {
        return ContainerMembers.start(servers, copy(folder), spec.another().onNewData());
    }

    @Override
    public ServerGroup startGroupOfCopies(Path folder, int servers) {
        return ContainerMembers.start(
                servers, copy(folder), withoutEvents(copy(folder).another()));
    }

    private static ContainerServerSpec withoutEvents(ContainerServerSpec server) {
        return server.option("event_scheduler", "OFF");
    }

    private ContainerServerSpec copy(Path folder) {
        return spec.copyOfDataDirectory(folder.resolve(ARCHIVE));
    }
}
