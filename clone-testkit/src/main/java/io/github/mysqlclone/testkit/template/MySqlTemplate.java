package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.process.ProcessCopies;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Holds data that is loaded once; every server gets a copy of its own.
 *
 * <p>The first use on a machine starts a server, fills it, shuts it down and keeps its data directory in the kit's cache,
 * under a hash of the populations, of MySQL's build and of the server's options. From then on a server costs the copy of
 * that directory and a start. Several threads and several JVMs may ask at once: one builds, the others wait for it. If a
 * build fails nothing of it is kept; a directory that is not whole, or whose content no longer agrees with its checksum
 * when this object first uses it, is built again.
 *
 * <p>Once a template has been built, those not used for longest are removed until all of them together take no more than
 * {@code clone.testkit.template.limit} (a system property, or the environment variable
 * {@code CLONE_TESTKIT_TEMPLATE_LIMIT}; bytes, or with {@code K}, {@code M} or {@code G}; {@code 4G} by default). What
 * was used within the last ten minutes stays.
 *
 * <p>What fills a template is not in the binary logs nor in the GTID set of the copies: two copies are the same server as
 * far as replication can tell. Each has its own {@code server_uuid} and {@code server_id}.
 *
 * <p>Servers run in the way that {@link TestBackend#pick()} names when they are started, unless {@link #server} or
 * {@link #on} says otherwise.
 *
 * <p>Immutable but for what it remembers, and safe for several threads.
 */
public final class MySqlTemplate {

    private final List<Population> populations;
    private final Optional<DataCopies> chosen;
    private final TemplateStore store;

    private MySqlTemplate(List<Population> populations, Optional<DataCopies> chosen) {
        this.populations = populations;
        this.chosen = chosen;
        this.store = new TemplateStore(populations);
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
        return new MySqlTemplate(List.of(populations), Optional.empty());
    }

    /**
     * Describes a template that SQL files fill.
     *
     * @param scripts as for {@link Population#script(Path)}, in this order, at least one
     * @return a template
     * @throws IllegalArgumentException if none is given
     * @throws TestkitException if one cannot be read
     */
    public static MySqlTemplate populatedBy(Path... scripts) {
        return populatedBy(Stream.of(scripts).map(Population::script).toArray(Population[]::new));
    }

    /**
     * Runs servers as processes, and changes them, both for filling and for each copy.
     *
     * @param change gets the server as described so far and returns what it is to be
     * @return a new template
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
        return new MySqlTemplate(populations, Optional.of(copies));
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
     * Builds the template, unless it is there.
     *
     * @return this template
     * @throws TestkitException if that fails; the message names file, line and statement where a script failed, and ends
     *     with the tail of the server's error log
     */
    public MySqlTemplate build() {
        store.dataDirectory(copies());
        return this;
    }

    /**
     * Starts a server on a copy and waits until it takes connections.
     *
     * @return the server, which the caller closes
     * @throws TestkitException as {@link #build()}, or if the server does not start
     */
    public TestServer newServer() {
        DataCopies copies = copies();
        return copies.start(store.dataDirectory(copies));
    }

    /**
     * Starts a pair that is ready to clone, whose donor runs on a copy.
     *
     * @return the pair, which the caller closes
     * @throws TestkitException as {@link #build()}, or if a server does not start
     */
    public ClonePair newPair() {
        DataCopies copies = copies();
        return copies.startPair(store.dataDirectory(copies));
    }

    /**
     * Has a server that runs as a process run on a copy, such as the donor of a pair: {@code ClonePairSpec.standard().donor(template::copyFor)}.
     * Builds the template, unless it is there.
     *
     * @param other a server of the same MySQL, initialised with the same options as this template's
     * @return the same with this template's data
     * @throws TestkitException as {@link #build()}
     */
    public ServerSpec copyFor(ServerSpec other) {
        return other.copyOfDataDirectory(store.dataDirectory(process()));
    }

    /**
     * Has servers ready before they are asked for. Returns at once; they are started one after the other in the
     * background.
     *
     * @param servers how many to keep ready, 1 to 100
     * @return a pool, which the caller closes
     * @throws IllegalArgumentException if the number is out of range
     */
    public WarmPool warm(int servers) {
        if (servers < 1 || servers > 100) {
            throw new IllegalArgumentException("servers: must be between 1 and 100 (was " + servers + ")");
        }
        return new WarmPool(servers, this::newServer);
    }

    private DataCopies copies() {
        return chosen.orElseGet(() -> TestBackend.pick().copies());
    }

    private ProcessCopies process() {
        return chosen.filter(ProcessCopies.class::isInstance)
                .map(ProcessCopies.class::cast)
                .orElseGet(() -> new ProcessCopies(ServerSpec.standard()));
    }

    @Override
    public String toString() {
        return "template populated by " + populations;
    }
}
