package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.ContainerSettings;
import io.github.mysqlclone.testkit.container.internal.engine.MySqlImage;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Describes a server that runs in a container.
 *
 * <p>An immutable value: each step returns a new one. The server is supervised by a shell, which is process 1 of the
 * container, so that the container and its port stay over every stop, kill and restart. It is told the same options as a
 * server of {@code ServerSpec}, but for those that say where it listens; its {@code server_id} is random.
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
 */
public final class ContainerServerSpec {

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
     * Sets an option of the server, for initialising its data and for running. It goes to an option file, so that
     * variables persisted by {@code SET PERSIST} win over it.
     *
     * @param name as in an option file, with underscores or dashes, {@code loose_} allowed
     * @param value any text without NUL; the kit quotes it
     * @return a new spec
     * @throws IllegalArgumentException if the name is none
     */
    public ContainerServerSpec option(String name, String value) {
        return withOptions(plan.options().with(name, value));
    }

    /**
     * Sets an option without a value, such as {@code skip_replica_start}.
     *
     * @param name as for {@link #option(String, String)}
     * @return a new spec
     * @throws IllegalArgumentException if the name is none
     */
    public ContainerServerSpec flag(String name) {
        return withOptions(plan.options().withFlag(name));
    }

    /**
     * Takes an option away, so that the server's own default holds.
     *
     * @param name as for {@link #option(String, String)}, with or without {@code loose_}
     * @return a new spec
     * @throws IllegalArgumentException if the name is none
     */
    public ContainerServerSpec without(String name) {
        return withOptions(plan.options().without(name));
    }

    /**
     * Has the server started again whenever it exits with code 16, and tells it so by {@code MYSQLD_PARENT_PID}. This is
     * the default.
     *
     * @return a new spec
     */
    public ContainerServerSpec supervised() {
        return new ContainerServerSpec(plan.withSupervision(true));
    }

    /**
     * Leaves the server alone, as images do by themselves: {@code RESTART}, and a clone that replaces its data, end with
     * error 3707, and after the latter it stays down until it is started by hand. The container stays.
     *
     * @return a new spec
     */
    public ContainerServerSpec unsupervised() {
        return new ContainerServerSpec(plan.withSupervision(false));
    }

    /**
     * Sets a variable of the container's environment.
     *
     * @param name the name
     * @param value the value
     * @return a new spec
     */
    public ContainerServerSpec environment(String name, String value) {
        return new ContainerServerSpec(
                plan.withVariable(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
    }

    /**
     * Gives the server a small disk: its {@link TestServer#workDirectory()} becomes a file system of its own, held in
     * memory.
     *
     * @param bytes its size, 1 or more; the system rounds up to whole pages
     * @return a new spec
     * @throws IllegalArgumentException if the size is less than 1
     */
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

    /**
     * Tells the image and the options of this spec from those of others, for what is kept between test runs.
     *
     * @return a text that changes with the content of the image and with each option and variable
     * @throws TestkitException if no engine answers, or the image is not to be had or has a MySQL that will not do
     */
    public String fingerprint() {
        return image().id() + "\n" + plan.options() + "\n" + new TreeMap<>(plan.environment());
    }

    /**
     * Returns the version of the MySQL that is in the image.
     *
     * @return three numbers, as in {@code 9.7.4}
     * @throws TestkitException as {@link #fingerprint()}, or if the image does not tell
     */
    public String mysqlVersion() {
        return image().requiredVersion();
    }

    private MySqlImage image() {
        return ContainerPreparation.of(plan).image();
    }

    /**
     * Starts a container and the server in it, and waits until that takes connections, for at most 3 min, since it makes
     * its data first.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if no engine answers, the image is not to be had or has a MySQL that will not do, or the
     *     server does not start
     */
    public TestServer start() {
        TestServer server = create();
        try {
            return server.start();
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Starts a container without starting the server in it: it has its port, but no data yet.
     *
     * @return the server, which the caller closes
     * @throws TestkitException if no engine answers, or the image is not to be had or has a MySQL that will not do
     */
    public TestServer create() {
        return ContainerPreparation.of(plan).prepare();
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
