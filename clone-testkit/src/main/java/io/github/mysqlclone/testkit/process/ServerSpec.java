package io.github.mysqlclone.testkit.process;

import io.github.mysqlclone.testkit.ServerDescription;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.server.DirectoryContent;
import io.github.mysqlclone.testkit.internal.server.OptionFile;
import io.github.mysqlclone.testkit.internal.server.RootAccount;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import io.github.mysqlclone.testkit.internal.server.UnambiguousText;
import io.github.mysqlclone.testkit.process.internal.server.InitFile;
import io.github.mysqlclone.testkit.process.internal.server.InitialisedDirectories;
import io.github.mysqlclone.testkit.process.internal.server.KitsOwnOptions;
import io.github.mysqlclone.testkit.process.internal.server.ServerEnvironment;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Describes a server that runs as a process on this machine.
 *
 * <p>An immutable value: each step returns a new one. The server is supervised, listens on a free port of 127.0.0.1 and
 * has a data directory of its own. It is told what follows; each option can be given again or taken away. Its
 * {@code pid_file} is always the kit's: by that the kit sees that it listens. So are {@code datadir}, {@code port},
 * {@code log_error} and {@code tmpdir}, which are refused.
 *
 * <ul>
 *   <li>{@code plugin_load_add=mysql_clone.so};
 *   <li>{@code log_bin=binlog}, {@code gtid_mode=ON}, {@code enforce_gtid_consistency=ON}, and a {@code server_id} equal
 *       to the port;
 *   <li>{@code innodb_buffer_pool_size=32M}, {@code innodb_redo_log_capacity=16M}, {@code innodb_log_buffer_size=4M},
 *       {@code innodb_purge_threads=2}, {@code innodb_read_io_threads=1}, {@code innodb_write_io_threads=1}, no dump of
 *       the buffer pool;
 *   <li>{@code table_definition_cache=400} and {@code table_open_cache=2000}, by which the performance schema sizes itself
 *       for a small server (1000 digests, the last 5 statements of a thread),
 *       {@code performance_schema_events_statements_history_long_size=1000}, and room for 32 accounts, hosts and users
 *       ({@code performance_schema_accounts_size} and so on): more are not counted by it;
 *   <li>{@code innodb_flush_method=nosync}, {@code innodb_doublewrite=OFF}, {@code sync_binlog=0},
 *       {@code innodb_flush_log_at_trx_commit=2}: what was committed survives a kill, though not a power failure;
 *   <li>{@code skip_name_resolve=ON}, {@code mysqlx=OFF}, no socket file, {@code secure_file_priv=NULL},
 *       {@code log_error_verbosity=3}.
 * </ul>
 *
 * <pre>{@code
 * try (TestServer server = ServerSpec.standard().option("max_connections", "20").start()) {
 *     server.execute("CREATE DATABASE shop");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ServerSpec implements ServerDescription<ServerSpec> {

    private final ServerPlan plan;

    private ServerSpec(ServerPlan plan) {
        this.plan = plan;
    }

    /**
     * Starts with everything at its default.
     *
     * @return a spec whose MySQL comes from {@link MySqlSource#standard()}
     */
    public static ServerSpec standard() {
        return new ServerSpec(ServerPlan.standard());
    }

    /**
     * Takes MySQL from somewhere else.
     *
     * @param newSource where from
     * @return a new spec
     */
    public ServerSpec source(MySqlSource newSource) {
        return new ServerSpec(plan.withSource(Objects.requireNonNull(newSource, "newSource")));
    }

    /**
     * Takes a MySQL of this version, so that a pair can be of two: from {@link MySqlSource#ofVersion(String)}.
     *
     * @param version a version or the beginning of one, as in {@code 8}, {@code 8.4} or {@code 9.7.4}
     * @return a new spec; that there is no such MySQL shows when the server is made
     * @throws IllegalArgumentException if it is no version
     */
    public ServerSpec mysqlVersion(String version) {
        return source(MySqlSource.ofVersion(version));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the name is none, or names an option that must be known when the data
     *     directory is initialised: that takes {@link #initialiseOption(String, String)}; or one on whose value the kit
     *     relies, as {@code datadir}, {@code port}, {@code log_error} and {@code tmpdir}: the message names the step to use;
     *     or has a server on a copy write to files elsewhere, as an absolute {@code log_bin} does
     */
    @Override
    public ServerSpec option(String name, String value) {
        KitsOwnOptions.refuse(name);
        if (ServerPlan.FIXED_BY_INITIALISING.contains(ServerOptions.key(name))
                && plan.dataDirectory().isEmpty()) {
            throw new IllegalArgumentException("Option " + name + " must be known when the data directory is "
                    + "initialised: give it with initialiseOption, or after dataDirectory");
        }
        return withOptions(plan.options().with(name, value));
    }

    @Override
    public ServerSpec with(ServerOption option) {
        if (plan.dataDirectory().isEmpty()
                && option.value().isPresent()
                && ServerPlan.FIXED_BY_INITIALISING.contains(ServerOptions.key(option.name()))) {
            return initialiseOption(option.name(), option.value().get());
        }
        return ServerDescription.super.with(option);
    }

    @Override
    public ServerSpec optionFile(Path file) {
        ServerSpec changed = this;
        for (ServerOption option : new OptionFile(file).options()) {
            changed = changed.with(option);
        }
        return changed;
    }

    @Override
    public ServerSpec flag(String name) {
        KitsOwnOptions.refuse(name);
        return withOptions(plan.options().withFlag(name));
    }

    @Override
    public ServerSpec without(String name) {
        return withOptions(plan.options().without(name));
    }

    /**
     * Sets an option both for initialising the data directory and for running on it, such as {@code innodb_page_size},
     * {@code innodb_data_file_path} or {@code lower_case_table_names}.
     *
     * <p>Each combination of such options is initialised once, which takes some seconds, and kept in the kit's cache.
     *
     * @param name as for {@link #option(String, String)}
     * @param value as for {@link #option(String, String)}
     * @return a new spec
     * @throws IllegalArgumentException if the name is none
     */
    public ServerSpec initialiseOption(String name, String value) {
        KitsOwnOptions.refuse(name);
        return new ServerSpec(
                plan.withInitialiseOptions(plan.initialiseOptions().with(name, value)));
    }

    /**
     * Listens on a further address of this machine.
     *
     * @param address an IP address such as {@code 127.0.0.2} or {@code ::1}
     * @return a new spec
     */
    public ServerSpec alsoBindTo(String address) {
        Objects.requireNonNull(address, "address");
        String others =
                plan.options().value("bind_address").map(known -> known + ",").orElse("");
        return withOptions(plan.options().with("bind_address", others + address));
    }

    @Override
    public ServerSpec supervised() {
        return new ServerSpec(plan.withSupervision(true));
    }

    @Override
    public ServerSpec unsupervised() {
        return new ServerSpec(plan.withSupervision(false));
    }

    /** Sets a variable of the server's environment, on top of what this JVM has. */
    @Override
    public ServerSpec environment(String name, String value) {
        return new ServerSpec(
                plan.withVariable(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
    }

    /**
     * Listens on this port instead of a free one. Nothing else may listen on it when the server is started.
     *
     * @param newPort 1 to 65535
     * @return a new spec
     * @throws IllegalArgumentException if the port is out of range
     */
    public ServerSpec port(int newPort) {
        if (newPort < 1 || newPort > 65_535) {
            throw new IllegalArgumentException("port is " + newPort + ": it must be between 1 and 65535");
        }
        return new ServerSpec(plan.withPort(newPort));
    }

    /**
     * Runs on an existing data directory, such as one that a clone has made. It is used in place and left there when the
     * server is closed, which shuts it down cleanly for that reason.
     *
     * @param existing a data directory on which no other server runs
     * @return a new spec
     */
    public ServerSpec dataDirectory(Path existing) {
        Objects.requireNonNull(existing, "existing");
        return withDataDirectory(existing, ExistingData.Use.IN_PLACE);
    }

    /**
     * Runs on a copy of a data directory, made when the server is created and removed with it. The copy gets a
     * {@code server_uuid} of its own; its accounts are those of the original. The server is told that no file has been moved
     * ({@code innodb_validate_tablespace_paths}, off), which with many tables makes its start faster.
     *
     * <p>Channels of the original do not start by themselves, or the copy of a replica would replicate from its source:
     * {@code skip_replica_start} is on unless it is set to something else.
     *
     * <p>The copy uses no file outside of itself. Index files of logs that name files elsewhere are changed in it to name what
     * was copied. {@link #create()} refuses, by a {@code TestkitException} that names it, a directory on which a server runs
     * or that was not shut down cleanly, symbolic links that lead out of it, persisted log files outside of it, and tablespaces
     * outside of it; for the last a server that may only read looks at the copy first, which takes as long as a start.
     *
     * @param original a data directory, or a link to one, on which no server runs, shut down cleanly by the same MySQL
     * @return a new spec
     * @throws IllegalArgumentException if an option has the server write to files out of its data directory
     */
    public ServerSpec copyOfDataDirectory(Path original) {
        Objects.requireNonNull(original, "original");
        return withDataDirectory(original, ExistingData.Use.COPY);
    }

    ServerSpec copyOfTemplate(Path template) {
        return withDataDirectory(template, ExistingData.Use.COPY_OF_TEMPLATE);
    }

    private ServerSpec withDataDirectory(Path directory, ExistingData.Use use) {
        boolean ofSomebody = use == ExistingData.Use.COPY
                || plan.dataDirectory().filter(ExistingData::ofSomebody).isPresent();
        return new ServerSpec(plan.withDataDirectory(
                new ExistingData(directory.toAbsolutePath().normalize(), use, ofSomebody)));
    }

    /** {@inheritDoc} The port, and the place of data that is used in place, play no part in it. */
    @Override
    public String fingerprint() {
        return UnambiguousText.of(List.of(
                InitialisedDirectories.fingerprint(plan.installation()),
                UnambiguousText.of(plan.installation().options()),
                plan.options().toString(),
                plan.initialiseOptions().toString(),
                ServerEnvironment.fingerprint(plan.environment(), System.getenv()),
                RootAccount.fingerprint(),
                InitFile.fingerprint(plan.runningOptions()),
                plan.dataDirectory()
                        .filter(ExistingData::copied)
                        .map(data -> "copy of " + DirectoryContent.hash(data.directory()))
                        .orElse("fresh")));
    }

    String serverFingerprint() {
        return fingerprint() + "\n" + plan.supervised() + "\n" + plan.smallDisk() + "\n" + plan.port();
    }

    @Override
    public String mysqlVersion() {
        return plan.installation().version();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Only the server sees it, and it is empty after each start. It is mounted in a namespace of the server's own. That
     * takes Linux and {@code unshare}, and either root or a system that lets users make namespaces; else {@link #create()}
     * throws an {@code UnsupportedFaultException}.
     */
    @Override
    public ServerSpec smallDisk(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes is " + bytes + ": it must be 1 or more");
        }
        return new ServerSpec(plan.withSmallDisk(bytes));
    }

    /** Prepares a server without starting it: it has its port and its data directory. */
    @Override
    public TestServer create() {
        return prepare();
    }

    ProcessTestServer prepare() {
        return ServerPreparation.of(plan).prepare();
    }

    ServerSpec another() {
        return new ServerSpec(plan.another());
    }

    ServerSpec onNewData() {
        return new ServerSpec(plan.withNewData());
    }

    ServerPlan plan() {
        return plan;
    }

    private ServerSpec withOptions(ServerOptions options) {
        return new ServerSpec(plan.withOptions(options));
    }
}
