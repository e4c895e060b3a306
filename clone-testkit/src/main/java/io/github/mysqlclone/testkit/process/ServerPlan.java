package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.internal.server.DefaultOptions;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.process.installation.MySqlInstallation;
import io.github.mysqlclone.testkit.process.internal.server.KitsOwnOptions;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.util.LinkedHashMap;
import java.util.List;
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

    ServerPlan {
        if (dataDirectory.isPresent() && dataDirectory.get().copied()) {
            KitsOwnOptions.refuseOutside(options.with(initialiseOptions));
        }
    }

    /** What {@code mysqld} takes from an option file only if it agrees with how the directory was initialised. */
    static final List<String> FIXED_BY_INITIALISING =
            List.of("innodb_page_size", "innodb_data_file_path", "lower_case_table_names");

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

    /** Returns another server of the same kind, which has a port and a {@code server_id} of its own. */
    ServerPlan another() {
        return new ServerPlan(
                source,
                ofItsOwn(options),
                ofItsOwn(initialiseOptions),
                environment,
                supervised,
                OptionalInt.empty(),
                dataDirectory,
                smallDisk);
    }

    private static ServerOptions ofItsOwn(ServerOptions options) {
        return options.without("server_id").without("admin_port").without("mysqlx_port");
    }

    /** Returns the same on data that is initialised as this plan's data directory was, if it has one. */
    ServerPlan withNewData() {
        ServerOptions running = options;
        ServerOptions initialising = initialiseOptions;
        for (String name : FIXED_BY_INITIALISING) {
            Optional<String> value = running.value(name);
            if (value.isPresent()) {
                running = running.without(name);
                initialising = initialising.with(name, value.get());
            }
        }
        return new ServerPlan(
                source, running, initialising, environment, supervised, port, Optional.empty(), smallDisk);
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
