package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.settings.ProjectSettings;
import io.github.mysqlclone.testkit.internal.setup.Topology;
import io.github.mysqlclone.testkit.process.ServerSpec;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs servers for tests: as annotations say ({@link MySqlTest}, {@link ClonedPair}, {@link WithReplica},
 * {@link WithReplicas}), or as steps say.
 *
 * <p>An immutable value; each step returns a new one. What is injected is the same as with {@link MySqlTest}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MySqlExtension MYSQL = MySqlExtension.standard().template(ORDERS).schema("shop").withReplica();
 * }</pre>
 * @since 0.1.0
 */
public final class MySqlExtension
        implements ExecutionCondition,
                BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private static final Logger LOGGER = LoggerFactory.getLogger(MySqlExtension.class);

    /** Empty: the annotations say it. */
    private final Optional<SetUp> steps;

    private final CurrentServers current = new CurrentServers();

    /** Makes an extension that does what the annotations of the test class say; called by JUnit. */
    public MySqlExtension() {
        this(Optional.empty());
    }

    private MySqlExtension(Optional<SetUp> steps) {
        this.steps = steps;
    }

    /**
     * Starts with one empty server for each test.
     *
     * @return an extension for {@code @RegisterExtension}, on a static field
     */
    public static MySqlExtension standard() {
        return new MySqlExtension(Optional.of(SetUp.STANDARD));
    }

    /**
     * Gives the extension a name, so that a class can have several: it fills the parameters with {@link MySql} of that name,
     * and no others.
     *
     * @param name not blank
     * @return a new extension
     * @throws IllegalArgumentException if the name is blank
     */
    public MySqlExtension named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: must not be blank");
        }
        return with(setUp().name(name));
    }

    /**
     * Runs the server, or the donor, on copies of a template.
     *
     * @param template what is in it
     * @return a new extension
     */
    public MySqlExtension template(MySqlTemplate template) {
        return with(setUp().servers(servers -> servers.data(template)));
    }

    /**
     * Connects URLs and data sources to a schema, which is made, without tables, unless there is a {@link #template(MySqlTemplate)}.
     *
     * @param schema its name
     * @return a new extension
     */
    public MySqlExtension schema(String schema) {
        Objects.requireNonNull(schema, "schema");
        return with(setUp().servers(servers -> servers.schema(schema)));
    }

    /**
     * Connects URLs and data sources as an application that has rights on its schema only, so that a missing right shows.
     *
     * @param user the name, as for {@link io.github.mysqlclone.testkit.ServerAccess#applicationAccount}, after
     *     {@link #schema(String)}
     * @return a new extension
     * @throws IllegalArgumentException if there is no schema yet
     */
    public MySqlExtension user(String user) {
        Objects.requireNonNull(user, "user");
        return with(setUp().servers(servers -> servers.user(user)));
    }

    /**
     * Runs servers as processes, and changes them: options, plugins, where MySQL comes from.
     *
     * @param change gets the server as described so far and returns what it is to be
     * @return a new extension
     */
    public MySqlExtension server(UnaryOperator<ServerSpec> change) {
        return with(setUp().servers(servers -> servers.change(template -> template.server(change))));
    }

    /**
     * Sets options of the servers, in whichever way they run.
     *
     * @param options as for {@link MySqlTest#options()}
     * @return a new extension
     * @throws IllegalArgumentException if one is none
     */
    public MySqlExtension options(String... options) {
        return with(setUp().servers(servers -> servers.options(options)));
    }

    /**
     * Shares one set of servers between all tests of the class.
     *
     * @return a new extension
     */
    public MySqlExtension perClass() {
        return with(setUp().lifecycle(ServerLifecycle.PER_CLASS));
    }

    /**
     * Runs a donor, and a recipient that is empty and ready to clone.
     *
     * @return a new extension
     */
    public MySqlExtension withPair() {
        return with(setUp().servers(servers -> servers.topology(Topology.PAIR)));
    }

    /**
     * Runs a donor, and a recipient that the library has cloned from it.
     *
     * @return a new extension
     */
    public MySqlExtension withClonedPair() {
        return with(setUp().servers(servers -> servers.topology(Topology.CLONED_PAIR)));
    }

    /**
     * Runs a donor and a replica that has caught up, as {@link WithReplica} does.
     *
     * @return a new extension
     */
    public MySqlExtension withReplica() {
        return with(setUp().servers(servers -> servers.topology(Topology.REPLICA)));
    }

    /**
     * Runs a donor and several replicas that have caught up, as {@link WithReplicas} does.
     *
     * @param replicas how many, 1 to 99
     * @return a new extension
     * @throws IllegalArgumentException if the number is out of range
     */
    public MySqlExtension withReplicas(int replicas) {
        return with(setUp().servers(servers -> servers.topology(Topology.replicas(replicas))));
    }

    /**
     * Keeps servers ready during the whole test run, or pairs where the tests have pairs. The last step, for servers that live
     * for one test each.
     *
     * @param servers 0 to 100
     * @return a new extension
     * @throws IllegalArgumentException if the number is out of range, or the set-up is another
     */
    public MySqlExtension warm(int servers) {
        return with(setUp().warm(servers));
    }

    /**
     * Returns the server that runs now, or the donor of the pair: where nothing is injected, as for
     * {@code @DynamicPropertySource}.
     *
     * @return that of the class or test in which the calling thread is; in any other thread that of the class, with
     *     {@link #perClass()}, if one alone runs
     * @throws IllegalStateException if none runs, or in a thread of a test's own several do
     */
    public TestServer server() {
        return running().donor();
    }

    /**
     * Returns the pair that runs now.
     *
     * @return as for {@link #server()}
     * @throws IllegalStateException as for {@link #server()}, or if the set-up has no pair
     */
    public ClonePair pair() {
        return running()
                .pair()
                .orElseThrow(() -> new IllegalStateException(
                        "This extension runs no pair: ask for withPair(), withClonedPair() or withReplica()"));
    }

    /**
     * Returns the group that runs now, or the pair as a group of two.
     *
     * @return as for {@link #server()}
     * @throws IllegalStateException as for {@link #server()}, or if the set-up has one server
     */
    public ServerGroup group() {
        return running()
                .started()
                .group()
                .orElseThrow(() -> new IllegalStateException(
                        "This extension runs one server: ask for withReplicas(...), or for a pair"));
    }

    /**
     * Returns the URL of {@link #server()}, with the schema of {@link #schema(String)}, user and password in it.
     *
     * @return a URL for MySQL Connector/J
     * @throws IllegalStateException as for {@link #server()}
     */
    public String jdbcUrl() {
        RunningServers running = running();
        return running.started().jdbcUrl(running.donor());
    }

    private RunningServers running() {
        return current.find()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No server of this extension runs for this thread. Register it"
                                        + " with a static field; what is needed before each test, as in @BeforeAll, takes perClass()."));
    }

    SetUp setUp() {
        return steps.orElse(SetUp.STANDARD);
    }

    private static MySqlExtension with(SetUp setUp) {
        return new MySqlExtension(Optional.of(setUp));
    }

    /** Leaves out nothing: of all that JUnit asks, this alone is asked on the thread that waits for the runs of one test. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        SetUpInContext.enter(context);
        return ConditionEvaluationResult.enabled("servers leave out no test");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        ProjectSettings.takeOver(context::getConfigurationParameter);
        SetUpInContext found = SetUpInContext.of(steps, this, context);
        if (found.setUp().lifecycle() == ServerLifecycle.PER_CLASS) {
            current.beginClass(context.getUniqueId(), found.start(context));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        ProjectSettings.takeOver(context::getConfigurationParameter);
        current.beginTest(
                context.getUniqueId(), SetUpInContext.of(steps, this, context).servers(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        current.endTest(context.getUniqueId());
        publishAfterFailure(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        current.endClass(context.getUniqueId());
        publishAfterFailure(context);
    }

    /** A test that found nothing to do, as by an assumption, has not failed. */
    private void publishAfterFailure(ExtensionContext context) {
        if (context.getExecutionException()
                .filter(thrown -> !(thrown instanceof TestAbortedException))
                .isEmpty()) {
            return;
        }
        SetUpInContext.of(steps, this, context).ifStarted(context).ifPresent(servers -> {
            servers.started().failed(SetUpInContext.nameOf(context));
            Map<String, String> tails = servers.errorLogTails();
            context.publishReportEntry(tails);
            tails.forEach((name, tail) -> LOGGER.error("{} failed; {}: {}", context.getDisplayName(), name, tail));
        });
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return new Injection(parameter).isSupported(context, setUp().name());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Injection(parameter)
                .from(SetUpInContext.of(steps, this, context).servers(context));
    }

    /** Has the parameters of a constructor resolved for the test that it is called for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }
}
