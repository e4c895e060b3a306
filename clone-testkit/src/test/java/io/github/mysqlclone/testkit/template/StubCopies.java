package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.DataCopies;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.ServerOption;
import io.github.mysqlclone.testkit.TestServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Copies without servers, for how templates are kept: what fills one writes a file, and each step may be told to fail. */
final class StubCopies implements DataCopies {

    final AtomicInteger builds = new AtomicInteger();
    final AtomicInteger starts = new AtomicInteger();

    /** What the next builds do, and those after them nothing. */
    final Deque<Runnable> onBuild = new ArrayDeque<>();

    final Deque<Runnable> onStart = new ArrayDeque<>();

    private final String fingerprint = UUID.randomUUID().toString();

    static TestServer server() {
        return (TestServer) Proxy.newProxyInstance(
                StubCopies.class.getClassLoader(),
                new Class<?>[] {TestServer.class},
                (proxy, method, arguments) -> method.getName().equals("toString") ? "a server" : null);
    }

    @Override
    public String mysqlVersion() {
        return "9.7.4";
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }

    @Override
    public DataCopies with(ServerOption option) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public DataCopies optionFile(Path file) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public TestServer startEmpty() {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public ClonePair startEmptyPair() {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public synchronized TestServer startToFill() {
        builds.incrementAndGet();
        run(onBuild);
        return server();
    }

    @Override
    public void keep(TestServer filled, Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("ibdata1"), "data");
    }

    @Override
    public synchronized TestServer start(Path folder) {
        starts.incrementAndGet();
        run(onStart);
        return server();
    }

    @Override
    public ClonePair startPair(Path folder) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public ClonePair startPairOfCopies(Path folder) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public ServerGroup startEmptyGroup(int servers) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public ServerGroup startGroup(Path folder, int servers) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public ServerGroup startGroupOfCopies(Path folder, int servers) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    private static void run(Deque<Runnable> steps) {
        Runnable step = steps.poll();
        if (step != null) {
            step.run();
        }
    }
}
