package io.github.mysqlclone.testkit.container;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.TestBackend;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.container.internal.engine.ContainerSettings;
import io.github.mysqlclone.testkit.container.internal.engine.EngineSearch;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.time.Duration;

/**
 * Runs servers in containers; found by the service loader. Touches Testcontainers only when a server is started.
 *
 * @since 0.1.0
 */
public final class ContainerBackend implements TestBackend {

    private static final Duration QUICKLY = Duration.ofMillis(900);
    private static final Duration PATIENTLY = Duration.ofSeconds(10);

    /** Makes a backend; it holds nothing. */
    public ContainerBackend() {}

    /**
     * Tells whether tests that need containers can run here, as {@code clone.testkit.containers} (or
     * {@code CLONE_TESTKIT_CONTAINERS}) wants it: {@code auto}, the default, leaves them out where no engine answers,
     * {@code off} leaves them out everywhere.
     *
     * @return false if they are to be left out; an engine that hangs is waited for 10 s
     * @throws TestkitException if they cannot run and the setting is {@code required}, or none of the three
     */
    public static boolean isUsable() {
        Availability availability = look(PATIENTLY);
        if (availability instanceof Missing missing
                && ContainerSettings.ofThisProcess().wanted() == ContainerSettings.Wanted.REQUIRED) {
            throw unusable(missing);
        }
        return availability instanceof Available;
    }

    static void requireEngine() {
        if (look(PATIENTLY) instanceof Missing missing) {
            throw unusable(missing);
        }
    }

    private static TestkitException unusable(Missing missing) {
        return new TestkitException("No MySQL server is to be had in a container. Looked for:\n" + missing.reason()
                + "\nAny of these helps:\n" + missing.remedy());
    }

    private static Availability look(Duration atMost) {
        if (ContainerSettings.ofThisProcess().wanted() == ContainerSettings.Wanted.OFF) {
            return new Missing(
                    "  - a container engine: not looked for, as " + ContainerSettings.CONTAINERS + " is off",
                    "  - let containers be used: -D" + ContainerSettings.CONTAINERS + "=auto");
        }
        if (!isThere("org.testcontainers.mysql.MySQLContainer")) {
            return new Missing(
                    "  - Testcontainers on the class path: no org.testcontainers.mysql.MySQLContainer",
                    "  - add org.testcontainers:testcontainers-mysql, 2.0 or newer, to the tests' dependencies");
        }
        EngineSearch.Result result = new EngineSearch(SettingValues.ofThisProcess()).look(atMost);
        return result.engine()
                .<Availability>map(Available::new)
                .orElseGet(() -> new Missing(
                        "  - a container engine:\n    " + String.join("\n    ", result.reasons()),
                        "  - start a container engine, or name it with DOCKER_HOST"));
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, ContainerBackend.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    public String name() {
        return "container";
    }

    @Override
    public Availability availability() {
        return look(QUICKLY);
    }

    @Override
    public boolean supports(FaultKind kind) {
        return switch (kind) {
            case LINK_TO_SERVER, RESTART, SMALL_DISK -> true;
            case LINK_BETWEEN_SERVERS ->
                Engine.ready().gateway("bridge").filter(Engine::isOfThisMachine).isPresent();
        };
    }

    @Override
    public DataCopies copies() {
        return new ContainerCopies(ContainerServerSpec.standard());
    }

    @Override
    public TestServer startServer() {
        return ContainerServerSpec.standard().start();
    }

    @Override
    public ClonePair createPair() {
        return ContainerPairSpec.standard().start();
    }
}
