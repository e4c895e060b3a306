package io.github.mysqlclone.testkit.junit;

import io.github.mysqlclone.testkit.internal.cache.ServerSlot;
import io.github.mysqlclone.testkit.internal.host.ThreadWithinPlace;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import io.github.mysqlclone.testkit.template.WarmPool;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A set-up and where its servers are kept: in the store of the test, or of the class that it belongs to. Both are found
 * from the inside, and closed by JUnit with that test or class.
 */
record SetUpInContext(SetUp setUp, Object owner) {

    private static final Logger LOGGER = LoggerFactory.getLogger(SetUpInContext.class);
    private static final Namespace NAMESPACE = Namespace.create(MySqlExtension.class);

    private record Key(Object owner, String test) {}

    private record PoolKey(String servers, int number) {}

    /** A pool in a store, which closes it: in JUnit up to 5.12 by an interface that the pool itself cannot have. */
    @SuppressWarnings("deprecation") // of the interface, from 5.13 on
    record KeptPool(WarmPool<StartedServers> pool) implements AutoCloseable, Store.CloseableResource {

        @Override
        public void close() {
            pool.close();
        }
    }

    /** A place among the tests that may have servers at once. */
    @SuppressWarnings("deprecation") // of the interface, from 5.13 on
    record KeptSlot(Optional<ServerSlot> slot, ThreadWithinPlace thread)
            implements AutoCloseable, Store.CloseableResource {

        @Override
        public void close() {
            thread.close();
            slot.ifPresent(ServerSlot::close);
        }
    }

    /** A thread that runs a part of a class that has a place, until that part has ended. */
    @SuppressWarnings("deprecation") // of the interface, from 5.13 on
    record KeptThread(ThreadWithinPlace thread) implements AutoCloseable, Store.CloseableResource {

        @Override
        public void close() {
            thread.close();
        }
    }

    static SetUpInContext of(Optional<SetUp> steps, MySqlExtension extension, ExtensionContext context) {
        if (steps.isPresent()) {
            return new SetUpInContext(steps.get(), extension);
        }
        AnnotatedSetUp annotated = AnnotatedSetUp.of(context);
        String owner = annotated.context().getUniqueId();
        SetUp setUp = annotated
                .context()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("set-up of " + owner, name -> annotated.read(), SetUp.class);
        return new SetUpInContext(setUp, owner);
    }

    /** Returns the servers of the test or the class, started now if they are a test's. */
    RunningServers servers(ExtensionContext context) {
        if (setUp.lifecycle() == ServerLifecycle.PER_TEST) {
            if (context.getTestMethod().isEmpty()) {
                throw new ExtensionConfigurationException(
                        "There are no servers outside of a test, as they live for one "
                                + "test each: in @BeforeAll, @AfterAll and the constructor of a test class with one instance, "
                                + "ask for lifecycle PER_CLASS");
            }
            return start(context);
        }
        return ifStarted(context)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "Servers for a whole class need an extension that JUnit knows from the beginning of the class:"
                                + " register it with a static field"));
    }

    RunningServers start(ExtensionContext context) {
        takeSlot(context);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(key(context), key -> started(context), RunningServers.class);
    }

    /** One for the outermost class or test that has servers: whoever has one waits for no other. */
    static void takeSlot(ExtensionContext context) {
        context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        KeptSlot.class,
                        key -> new KeptSlot(ServerSlot.take(), ThreadWithinPlace.enter()),
                        KeptSlot.class);
    }

    /** Remembers that the calling thread, any worker of JUnit, runs this part of a class, if that has a place. */
    static void enter(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        if (store.get(KeptSlot.class) != null) {
            String key = "thread of " + context.getUniqueId();
            store.getOrComputeIfAbsent(key, name -> new KeptThread(ThreadWithinPlace.enter()), KeptThread.class);
        }
    }

    /** Returns what a person calls the test or class. */
    static String nameOf(ExtensionContext context) {
        String type = context.getTestClass().map(Class::getName).orElse("");
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return context.getTestMethod().isEmpty() ? simple : simple + "." + context.getDisplayName();
    }

    private RunningServers started(ExtensionContext context) {
        RunningServers servers = new RunningServers(
                setUp.warm() == 0 ? setUp.servers().start() : pool(context).take());
        LOGGER.info("{} has {}", nameOf(context), servers.started().description());
        return servers;
    }

    Optional<RunningServers> ifStarted(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(NAMESPACE).get(key(context), RunningServers.class));
    }

    private Key key(ExtensionContext context) {
        return new Key(owner, setUp.lifecycle() == ServerLifecycle.PER_TEST ? context.getUniqueId() : "");
    }

    private WarmPool<StartedServers> pool(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        new PoolKey(setUp.servers().id(), setUp.warm()),
                        key -> new KeptPool(WarmPool.of(
                                setUp.warm(),
                                setUp.servers()::start,
                                StartedServers::areRunning,
                                StartedServers::close)),
                        KeptPool.class)
                .pool();
    }
}
