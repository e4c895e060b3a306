package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.ServerDescription;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.pair.PairReplication;
import io.github.mysqlclone.testkit.process.ProcessCopies;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Holds data that is loaded once; every server gets a copy of its own.
 *
 * <p>The first use on a machine starts a server, fills it, shuts it down and keeps its data directory in the kit's cache,
 * under a hash of the populations, of MySQL's build and of the server's options, environment and time zone; and, but for scripts, of
 * the time zone of this JVM, by which drivers write times. From then on a server costs the copy of that directory and a start. Several threads and several JVMs may ask at once: one builds, the others wait for it. If a
 * build fails nothing of it is kept, and this JVM tries it again after a minute, or ten times as long as it took, or by {@link #rebuild()}; a directory that is not whole, or whose content no longer agrees with its checksum
 * when this object first uses it, is built again.
 *
 * <p>What a population takes from elsewhere cannot be in that hash: the clock ({@code NOW()}, {@code CURDATE()}), random
 * values ({@code UUID()}, {@code RAND()}), other files and servers. It stays as it was on the day of the build, for weeks:
 * {@link #rebuiltAfter(Duration)} limits that, {@link #rebuild()} ends it. A SQL script that writes such values is warned of in
 * the log when it is run.
 *
 * <p>Once a template has been built, those not used for longest are removed until all of them together take no more than
 * {@code clone.testkit.template.limit} (a system property, or the environment variable
 * {@code CLONE_TESTKIT_TEMPLATE_LIMIT}; bytes, or with {@code K}, {@code M} or {@code G}; {@code 4G} by default). What
 * was used within the last ten minutes stays.
 *
 * <p>Events that a template holds do not run while it is filled. On its copies they do, but for replicas, as long as {@code event_scheduler} is on.
 *
 * <p>What fills a template is not in the binary logs nor in the GTID set of the copies: two copies are the same server as
 * far as replication can tell. Each has its own {@code server_uuid} and {@code server_id}.
 *
 * <p>Servers run in the way that {@link TestBackend#pick()} names when they are started, unless {@link #server} or
 * {@link #on} says otherwise.
 *
 * <p>Immutable but for what it remembers, and safe for several threads.
 *
 * @since 0.1.0
 */
public final class MySqlTemplate {

    private final List<Population> populations;
    private final Optional<DataCopies> chosen;
    private final Optional<Duration> oldest;
    private final UnaryOperator<DataCopies> options;
    private final TemplateStore store;

    private MySqlTemplate(
            List<Population> populations,
            Optional<DataCopies> chosen,
            UnaryOperator<DataCopies> options,
            Optional<Duration> oldest) {
        this.populations = populations;
        this.chosen = chosen;
        this.options = options;
        this.oldest = oldest;
        this.store = new TemplateStore(populations, oldest);
    }

    /**
     * Describes a template; nothing is built yet.
     *
     * @param populations what fills it, in this order, at least one
     * @return a template
     * @throws IllegalArgumentException if none is given
     */
    public static MySqlTemplate populatedBy(Population... populations) {
        if (populations.length == 0) {
            throw new IllegalArgumentException("populations: at least one is needed");
        }
        return of(List.of(populations));
    }

    /**
     * Describes servers without data, for those that need options only.
     *
     * @return a template that is never built
     */
    public static MySqlTemplate empty() {
        return of(List.of());
    }

    private static MySqlTemplate of(List<Population> populations) {
        return new MySqlTemplate(populations, Optional.empty(), UnaryOperator.identity(), Optional.empty());
    }

    /**
     * Describes a template that SQL files fill.
     *
     * @param scripts as for {@link Population#script(Path)}, or folders as for {@link Population#scripts(Path)}, in this order, at
     *     least one
     * @return a template
     * @throws IllegalArgumentException if none is given
     * @throws TestkitException if one cannot be read
     */
    public static MySqlTemplate populatedBy(Path... scripts) {
        return populatedBy(Stream.of(scripts)
                .map(script -> Files.isDirectory(script) ? Population.scripts(script) : Population.script(script))
                .toArray(Population[]::new));
    }

    /**
     * Runs servers as processes, and changes them, both for filling and for each copy.
     *
     * @param change gets the server as described so far and returns what it is to be
     * @return a new template
     * @throws IllegalStateException if {@link #on} was given servers that do not run as processes
     */
    public MySqlTemplate server(UnaryOperator<ServerSpec> change) {
        return on(
                new ProcessCopies(Objects.requireNonNull(change.apply(process().spec()), "the changed server")));
    }

    /**
     * Runs servers as described, both for filling and for each copy, such as
     * {@code new ContainerCopies(ContainerServerSpec.standard().image("mysql:8.4"))}.
     *
     * @param copies the servers
     * @return a new template
     */
    public MySqlTemplate on(DataCopies copies) {
        return new MySqlTemplate(populations, Optional.of(copies), options, oldest);
    }

    /**
     * Sets an option of the servers, both for filling and for each copy, in whichever way they run.
     *
     * @param option as for {@link ServerDescription#with(ServerOption)}
     * @return a new template, whose options win over those of {@link #server} and {@link #on}
     */
    public MySqlTemplate with(ServerOption option) {
        return new MySqlTemplate(
                populations, chosen, copies -> options.apply(copies).with(option), oldest);
    }

    /**
     * Takes over a whole option file of somebody's servers, as for {@link ServerDescription#optionFile(Path)}.
     *
     * @param file a file such as {@code my.cnf}
     * @return a new template
     */
    public MySqlTemplate optionFile(Path file) {
        return new MySqlTemplate(
                populations, chosen, copies -> options.apply(copies).optionFile(file), oldest);
    }

    /**
     * Returns what tells this template from others: its name in the cache.
     *
     * @return a text that contains MySQL's version and a hash
     * @throws TestkitException if MySQL is not to be had
     */
    public String id() {
        return store.name(copies());
    }

    /**
     * Returns the version of the MySQL that its servers run.
     *
     * @return three numbers, as in {@code 9.7.4}
     * @throws TestkitException if MySQL is not to be had
     */
    public String mysqlVersion() {
        return copies().mysqlVersion();
    }

    /**
     * Returns what tells the servers of this template from those of others: its name, and what makes no difference to the
     * data but to the server, such as whether it is supervised, and how old the data may be.
     *
     * @return any text, the same for the same servers in every JVM
     * @throws TestkitException if MySQL is not to be had
     */
    public String serversId() {
        DataCopies copies = copies();
        return store.name(copies) + "\n" + copies.serverFingerprint() + "\n"
                + oldest.map(age -> "not older than " + age).orElse("of any age");
    }

    /**
     * Builds the template, unless it is there.
     *
     * @return this template
     * @throws TestkitException if that fails; the message names file, line and statement where a script failed, and ends
     *     with the tail of the server's error log
     */
    public MySqlTemplate build() {
        if (!populations.isEmpty()) {
            store.dataDirectory(copies());
        }
        return this;
    }

    /**
     * Builds the template anew, whatever is in the cache or has failed before. Copies that run are not touched, nor are those that
     * a {@link WarmPool} or {@code warm} of {@code @MySqlTest} has ready by now: they have the data from before.
     *
     * @return this template
     * @throws TestkitException as {@link #build()}
     */
    public MySqlTemplate rebuild() {
        store.forget(copies());
        return build();
    }

    /**
     * Builds the template anew whenever it is asked for and what is in the cache was built longer ago than this: for data
     * that depends on the day, such as {@code NOW() - INTERVAL 1 DAY}. By default it is kept however old it is.
     *
     * @param age how old it may be, more than zero, by the clock of this machine
     * @return a new template of the same name in the cache
     * @throws IllegalArgumentException if the age is zero or negative
     */
    public MySqlTemplate rebuiltAfter(Duration age) {
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("age: must be more than zero (was " + age + ")");
        }
        return new MySqlTemplate(populations, chosen, options, Optional.of(age));
    }

    /**
     * Starts a server on a copy and waits until it takes connections.
     *
     * @return the server, which the caller closes
     * @throws TestkitException as {@link #build()}, or if the server does not start
     */
    public TestServer newServer() {
        DataCopies copies = copies();
        return populations.isEmpty() ? copies.startEmpty() : store.use(copies, copies::start);
    }

    /**
     * Starts a pair that is ready to clone, whose donor runs on a copy. The recipient has the same MySQL, options and
     * environment, and no data.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException as {@link #build()}, or if a server does not start
     */
    public ClonePair newPair() {
        DataCopies copies = copies();
        return populations.isEmpty() ? copies.startEmptyPair() : store.use(copies, copies::startPair);
    }

    /**
     * Starts a source with a replica that has caught up and is read-only ({@code super_read_only}). Nothing is cloned: both run
     * on copies, and the replica begins with the source's first transaction, by GTID.
     *
     * @return the pair, whose donor is the source and whose recipient the replica; the caller closes it
     * @throws TestkitException as {@link #build()}, or if a server does not start or the replica cannot follow
     */
    public ClonePair newReplicatedPair() {
        DataCopies copies = copies();
        return PairReplication.follow(
                populations.isEmpty() ? copies.startEmptyPair() : store.use(copies, copies::startPairOfCopies));
    }

    /**
     * Starts servers that are ready to clone from each other, of which the donor runs on a copy. The others have the same MySQL,
     * options and environment, and no data.
     *
     * @param servers how many, the donor included, 2 to 100
     * @return the group, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException as {@link #build()}, or if a server does not start
     */
    public ServerGroup newGroup(int servers) {
        DataCopies copies = copies();
        return populations.isEmpty()
                ? copies.startEmptyGroup(servers)
                : store.use(copies, folder -> copies.startGroup(folder, servers));
    }

    /**
     * Starts a source with several replicas, as {@link #newReplicatedPair()} does with one.
     *
     * @param replicas how many, 1 to 99
     * @return the group, whose donor is the source and whose recipients are the replicas; the caller closes it
     * @throws IllegalArgumentException if the number is out of range
     * @throws TestkitException as {@link #build()}, or if a server does not start or a replica cannot follow
     */
    public ServerGroup newReplicas(int replicas) {
        if (replicas < 1 || replicas > 99) {
            throw new IllegalArgumentException("replicas: must be between 1 and 99 (was " + replicas + ")");
        }
        DataCopies copies = copies();
        return PairReplication.follow(
                populations.isEmpty()
                        ? copies.startEmptyGroup(replicas + 1)
                        : store.use(copies, folder -> copies.startGroupOfCopies(folder, replicas + 1)));
    }

    /**
     * Has a server that runs as a process run on a copy, such as the donor of a pair: {@code ClonePairSpec.standard().donor(template::copyFor)}.
     * Builds the template, unless it is there.
     *
     * @param other a server of the same MySQL, initialised with the same options as this template's
     * @return the same with this template's data
     * @throws IllegalStateException if {@link #on} was given servers that do not run as processes
     * @throws TestkitException as {@link #build()}
     */
    public ServerSpec copyFor(ServerSpec other) {
        return populations.isEmpty() ? other : other.copyOfDataDirectory(store.dataDirectory(options.apply(process())));
    }

    /**
     * Has servers ready before they are asked for. Returns at once; they are started one after the other in the
     * background.
     *
     * @param servers how many to keep ready, 1 to 100
     * @return a pool, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     */
    public WarmPool<TestServer> warm(int servers) {
        return WarmPool.of(servers, this::newServer, TestServer::isRunning, TestServer::close);
    }

    List<Population> populations() {
        return populations;
    }

    private DataCopies copies() {
        return options.apply(chosen.orElseGet(() -> TestBackend.pick().copies()));
    }

    private ProcessCopies process() {
        DataCopies copies = chosen.orElseGet(() -> new ProcessCopies(ServerSpec.standard()));
        if (copies instanceof ProcessCopies process) {
            return process;
        }
        throw new IllegalStateException("The servers of this template were described with on(...) and do not run as"
                + " processes: change them there, before they are given to it (they are " + copies + ")");
    }

    @Override
    public String toString() {
        return populations.isEmpty() ? "template without data" : "template populated by " + populations;
    }
}
