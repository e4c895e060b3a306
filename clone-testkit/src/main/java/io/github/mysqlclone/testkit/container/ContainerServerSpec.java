package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.ServerDescription;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.ContainerSettings;
import io.github.mysqlclone.testkit.container.internal.engine.MySqlImage;
import io.github.mysqlclone.testkit.internal.server.OptionFile;
import io.github.mysqlclone.testkit.internal.server.RefusedOptions;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Describes a server that runs in a container.
 *
 * <p>An immutable value: each step returns a new one. The server is supervised by a shell, which is process 1 of the
 * container, so that the container and its port stay over every stop, kill and restart. It is told the same options as a
 * server of {@code ServerSpec}, but for those that say where it listens; its {@code server_id} is random. What
 * the image initialises at its first start is made once for each image and environment, kept in the kit's cache, and
 * copied from then on; with other options of InnoDB than the kit's, or {@code lower_case_table_names} and the like, each
 * server makes its own, which takes up to 3 min.
 *
 * <p>The image is the one that {@code clone.testkit.image} (or {@code CLONE_TESTKIT_IMAGE}) names; or else, of the images
 * {@code mysql:<version>} that are on the engine, the one with the highest version that
 * {@code clone.testkit.mysql.version} allows; or else {@code mysql:8.4}, or that version, which is pulled: if no registry
 * answers within 10 s, that is an error. Any image works that has {@code sh}, reads {@code /etc/mysql/conf.d/*.cnf} and
 * takes {@code MYSQL_ROOT_PASSWORD}, as MySQL's own do.
 *
 * <pre>{@code
 * try (TestServer server = ContainerServerSpec.standard().image("mysql:8.4").start()) {
 *     server.execute("CREATE DATABASE shop");
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ContainerServerSpec implements ServerDescription<ContainerServerSpec> {

    private static final RefusedOptions REFUSED = new RefusedOptions(Map.of(
            "datadir", "an image has its data where it declares a volume, and a template's copies are put there",
            "port", "the engine gives it a free one of its machine; ask TestServer.port()",
            "log_error", "it is the container's log; read it with TestServer.errorLog()"));

    private final ContainerPlan plan;

    private ContainerServerSpec(ContainerPlan plan) {
        this.plan = plan;
    }

    /**
     * Starts with everything at its default.
     *
     * @return a spec
     */
    public static ContainerServerSpec standard() {
        return new ContainerServerSpec(ContainerPlan.standard());
    }

    /**
     * Takes another image, whatever the settings say.
     *
     * @param name as Testcontainers takes it, such as {@code mysql:8.4} or {@code registry.example/mysql:9}
     * @return a new spec
     * @throws IllegalArgumentException if it is no name of an image
     */
    public ContainerServerSpec image(String name) {
        if (!ContainerSettings.isImageName(name)) {
            throw new IllegalArgumentException("name is '" + name + "': it must name an image, as in mysql:8.4");
        }
        return new ContainerServerSpec(plan.withImage(name));
    }

    /**
     * {@inheritDoc} It holds both for initialising the data and for running on it.
     *
     * @throws IllegalArgumentException if the name is none, or names an option on whose value the kit relies, as
     *     {@code datadir}, {@code port} and {@code log_error}
     */
    @Override
    public ContainerServerSpec option(String name, String value) {
        REFUSED.refuse(name);
        return withOptions(plan.options().with(name, value));
    }

    @Override
    public ContainerServerSpec optionFile(Path file) {
        ContainerServerSpec changed = this;
        for (ServerOption option : new OptionFile(file).options()) {
            changed = changed.with(option);
        }
        return changed;
    }

    @Override
    public ContainerServerSpec flag(String name) {
        REFUSED.refuse(name);
        return withOptions(plan.options().withFlag(name));
    }

    @Override
    public ContainerServerSpec without(String name) {
        return withOptions(plan.options().without(name));
    }

    @Override
    public ContainerServerSpec supervised() {
        return new ContainerServerSpec(plan.withSupervision(true));
    }

    /** {@inheritDoc} So do images by themselves. The container stays. */
    @Override
    public ContainerServerSpec unsupervised() {
        return new ContainerServerSpec(plan.withSupervision(false));
    }

    @Override
    public ContainerServerSpec environment(String name, String value) {
        return new ContainerServerSpec(
                plan.withVariable(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
    }

    /** {@inheritDoc} It is held in memory. */
    @Override
    public ContainerServerSpec smallDisk(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes is " + bytes + ": it must be 1 or more");
        }
        return new ContainerServerSpec(plan.withSmallDisk(bytes));
    }

    /**
     * Runs on a copy of a data directory, as {@link ContainerCopies} keeps it.
     *
     * @param archive a tar file with the directory {@code mysql} in it, shut down cleanly by the same MySQL
     * @return a new spec
     */
    public ContainerServerSpec copyOfDataDirectory(Path archive) {
        return new ContainerServerSpec(
                plan.withData(new DataArchive(archive.toAbsolutePath().normalize())));
    }

    /** {@inheritDoc} So it does with the content of the image and of an archive that is copied. */
    @Override
    public String fingerprint() {
        return plan.fingerprint(image().id());
    }

    /** Returns what tells its servers from others, also where their data is the same. */
    String serverFingerprint() {
        return fingerprint() + "\n" + plan.supervised() + "\n" + plan.smallDisk();
    }

    /**
     * {@inheritDoc}
     *
     * @throws TestkitException if no engine answers, or the image is not to be had, has a MySQL that will not do, or does
     *     not tell its version
     */
    @Override
    public String mysqlVersion() {
        return image().requiredVersion();
    }

    private MySqlImage image() {
        return ContainerPreparation.of(plan).image();
    }

    /**
     * Starts a container without starting the server in it: it has its port, but no data yet.
     *
     * @throws TestkitException if no engine answers, or the image is not to be had or has a MySQL that will not do
     */
    @Override
    public TestServer create() {
        return ContainerPreparation.of(plan).prepare();
    }

    /** Returns another server of the same kind, which has a {@code server_id} of its own. */
    ContainerServerSpec another() {
        return without("server_id");
    }

    /** Returns the same on new data. */
    ContainerServerSpec onNewData() {
        return new ContainerServerSpec(plan.withNewData());
    }

    ContainerServerSpec optionUnlessGiven(String name, String value) {
        return plan.options().contains(name) ? this : option(name, value);
    }

    ContainerPlan plan() {
        return plan;
    }

    private ContainerServerSpec withOptions(ServerOptions options) {
        return new ContainerServerSpec(plan.withOptions(options));
    }
}
