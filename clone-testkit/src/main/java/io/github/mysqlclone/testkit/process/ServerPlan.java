package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.server.DefaultOptions;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a {@link ServerSpec} has been told so far. */
record ServerPlan(
        MySqlSource source,
        ServerOptions options,
        ServerOptions initialiseOptions,
        Map<String, String> environment,
        boolean supervised,
        OptionalInt port,
        Optional<ExistingData> dataDirectory,
        OptionalLong smallDisk) {

    static ServerPlan standard() {
        return new ServerPlan(
                MySqlSource.standard(),
                DefaultOptions.RUNNING,
                ServerOptions.none(),
                Map.of(),
                true,
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** Returns all that goes to the option file of the running server. */
    ServerOptions runningOptions() {
        return options.with(initialiseOptions);
    }

    MySqlInstallation installation() {
        return source.require();
    }

    ServerPlan withSource(MySqlSource newSource) {
        return new ServerPlan(
                newSource, options, initialiseOptions, environment, supervised, port, dataDirectory, smallDisk);
    }

    ServerPlan withOptions(ServerOptions newOptions) {
        return new ServerPlan(
                source, newOptions, initialiseOptions, environment, supervised, port, dataDirectory, smallDisk);
    }

    ServerPlan withInitialiseOptions(ServerOptions newOptions) {
        return new ServerPlan(source, options, newOptions, environment, supervised, port, dataDirectory, smallDisk);
    }

    ServerPlan withVariable(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new ServerPlan(
                source, options, initialiseOptions, Map.copyOf(more), supervised, port, dataDirectory, smallDisk);
    }

    ServerPlan withSupervision(boolean newSupervised) {
        return new ServerPlan(
                source, options, initialiseOptions, environment, newSupervised, port, dataDirectory, smallDisk);
    }

    ServerPlan withPort(int newPort) {
        return new ServerPlan(
                source,
                options,
                initialiseOptions,
                environment,
                supervised,
                OptionalInt.of(newPort),
                dataDirectory,
                smallDisk);
    }

    ServerPlan withDataDirectory(ExistingData existing) {
        return new ServerPlan(
                source, options, initialiseOptions, environment, supervised, port, Optional.of(existing), smallDisk);
    }

    ServerPlan withSmallDisk(long bytes) {
        return new ServerPlan(
                source,
                options,
                initialiseOptions,
                environment,
                supervised,
                port,
                dataDirectory,
                OptionalLong.of(bytes));
    }
}
