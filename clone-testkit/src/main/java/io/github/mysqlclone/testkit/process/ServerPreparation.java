package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.FreeSpace;
import io.github.mysqlclone.testkit.internal.cache.KitCache;
import io.github.mysqlclone.testkit.internal.cache.KitSettings;
import io.github.mysqlclone.testkit.internal.cache.RunSettings;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.server.InitialisedDirectories;
import io.github.mysqlclone.testkit.process.internal.server.OriginalData;
import io.github.mysqlclone.testkit.process.internal.server.SystemUser;
import io.github.mysqlclone.testkit.process.internal.server.TablespacesOutside;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Turns a plan into a server that could be started: folder, data directory, option file. */
record ServerPreparation(ServerPlan plan, MySqlInstallation installation, KitSettings settings) {

    /** Nobody has moved the files of a copy that was made just now; with many tables it takes a while to find that out. */
    private static final ServerOptions PATHS_ARE_RIGHT =
            ServerOptions.none().with("loose_innodb_validate_tablespace_paths", "OFF");

    static ServerPreparation of(ServerPlan plan) {
        ServerAddress.requireDriver();
        return new ServerPreparation(plan, plan.installation(), KitSettings.ofThisProcess());
    }

    ProcessTestServer prepare() {
        if (plan.smallDisk().isPresent()) {
            SmallDisk.require();
        }
        ServerHome home = ServerHomes.of(settings)
                .create(plan.port(), RunSettings.ofThisProcess().port());
        Watchdog watchdog = Watchdog.over(home);
        try {
            Path data = dataDirectory(home);
            options(home, data).writeTo(home.optionFile());
            lookAtUnknownData(home);
            ServerAddress address = ServerAddress.onLoopback(home.port()).of(plan.runningOptions());
            return ProcessTestServer.create(address, home, watchdog, data, launcher(home));
        } catch (IOException | RuntimeException e) {
            discard(home, watchdog, e);
            throw e instanceof TestkitException known
                    ? known
                    : new TestkitException(
                            "Cannot prepare a server in " + home.folder() + ": " + e + "."
                                    + FreeSpace.advice(home.folder()),
                            e);
        }
    }

    private Path dataDirectory(ServerHome home) throws IOException {
        Path own = home.dataDirectory();
        if (plan.dataDirectory().isEmpty()) {
            new InitialisedDirectories(KitCache.in(settings.cacheFolder()))
                    .copyTo(own, installation, plan.initialiseOptions());
            return own;
        }
        ExistingData existing = plan.dataDirectory().get();
        switch (existing.use()) {
            case IN_PLACE -> {
                return existing.directory();
            }
            case COPY -> new OriginalData(existing.directory()).copyTo(own);
            case COPY_OF_TEMPLATE -> copyOfTemplate(existing.directory(), own);
        }
        return own;
    }

    private static void copyOfTemplate(Path data, Path own) throws IOException {
        Path entry = data.getParent();
        if (entry == null) {
            throw new IOException(data + " is no template");
        }
        KitCache.copy(entry, data.getFileName().toString(), own);
    }

    private ServerOptions options(ServerHome home, Path data) throws IOException {
        ServerOptions placed = ServerOptions.none()
                .with("datadir", data.toString())
                .with("port", String.valueOf(home.port()))
                .with("server_id", String.valueOf(home.port()))
                .with("tmpdir", home.temporaryDirectory().toString())
                .with("log_error", home.errorLog().file().toString())
                .with(installation.options());
        ServerOptions found = isCopy() ? placed.with(PATHS_ARE_RIGHT) : placed;
        ServerOptions all = SystemUser.of(home.folder())
                .addTo(
                        plan.dataDirectory().filter(ExistingData::ofSomebody).isPresent()
                                ? withoutChannels(found)
                                : found)
                .with(plan.runningOptions())
                .with("pid_file", home.processIdFile().toString());
        return plan.smallDisk().isPresent() ? SmallDisk.addUserTo(all) : all;
    }

    private ServerOptions withoutChannels(ServerOptions options) {
        boolean sayReplica = ServerVersion.parse(installation.version()).isAtLeast(8, 0, 26);
        return options.with(sayReplica ? "skip_replica_start" : "skip_slave_start", "ON");
    }

    private boolean isCopy() {
        return plan.dataDirectory().filter(ExistingData::copied).isPresent();
    }

    private void lookAtUnknownData(ServerHome home) throws IOException {
        if (plan.dataDirectory().isPresent() && plan.dataDirectory().get().use() == ExistingData.Use.COPY) {
            new TablespacesOutside(installation, home.optionFile(), home.temporaryDirectory())
                    .refuse(plan.dataDirectory().get().directory());
        }
    }

    private ServerLauncher launcher(ServerHome home) {
        List<String> disk = plan.smallDisk().isPresent()
                ? SmallDisk.command(home.workDirectory(), plan.smallDisk().getAsLong())
                : List.of();
        return new ServerLauncher(installation, home, disk, plan.environment(), plan.supervised());
    }

    private static void discard(ServerHome home, Watchdog watchdog, Exception reason) {
        try {
            watchdog.dismiss();
            home.delete();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
