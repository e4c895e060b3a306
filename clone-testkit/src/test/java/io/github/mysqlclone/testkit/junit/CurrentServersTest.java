package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CurrentServersTest {

    private final CurrentServers current = new CurrentServers();
    private final RunningServers ours = servers("ours");
    private final RunningServers others = servers("others");

    private static RunningServers servers(String name) {
        TestServer server = (TestServer) Proxy.newProxyInstance(
                TestServer.class.getClassLoader(), new Class<?>[] {TestServer.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "toString" -> name;
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
        return new RunningServers(new StartedServers(server, Optional.empty(), "", Account.of("app", "of no server")));
    }

    /** As a worker of JUnit does that waits for the tests of its class. */
    @Test
    void areThoseOfTheClassAgainAfterATestOfAnother() {
        current.beginClass("class", ours);
        CompletableFuture.runAsync(() -> current.beginClass("other class", others))
                .join();

        current.beginTest("test of the other class", others);
        assertThat(current.find()).contains(others);
        current.endTest("test of the other class");

        assertThat(current.find()).contains(ours);
    }

    @Test
    void areThoseOfTheTestAgainWithinWhichAnotherHasRun() {
        current.beginTest("test", ours);
        current.beginTest("other test", others);
        current.endTest("other test");

        assertThat(current.find()).contains(ours);
        current.endTest("test");
        assertThat(current.find()).isEmpty();
    }

    @Test
    void areThoseOfTheClassAfterATestThatNeverBegan() {
        current.beginClass("class", ours);
        CompletableFuture.runAsync(() -> current.beginClass("other class", others))
                .join();

        current.endTest("test");

        assertThat(current.find()).contains(ours);
    }
}
