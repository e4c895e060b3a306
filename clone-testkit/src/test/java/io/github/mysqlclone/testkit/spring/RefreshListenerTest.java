package io.github.mysqlclone.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.TestContext;

class RefreshListenerTest {

    @AutoConfigureMySql(refresh = Refresh.PER_TEST)
    static class EachTest {}

    private final List<String> done = new ArrayList<>();
    private final ContextServers servers = new ContextServers(this::started);
    private final GenericApplicationContext context = new GenericApplicationContext();
    private boolean changeLogFails;

    private StartedServers started() {
        done.add("server");
        TestServer server = (TestServer) Proxy.newProxyInstance(
                TestServer.class.getClassLoader(),
                new Class<?>[] {TestServer.class},
                (proxy, method, arguments) -> method.getReturnType() == String.class ? "stub" : null);
        return new StartedServers(server, Optional.empty(), "", Account.of("app", "of no server"));
    }

    @BeforeEach
    void makeContext() {
        context.getBeanFactory().registerSingleton(ContextServers.NAME, servers);
        SpringLiquibase liquibase = new SpringLiquibase() {
            @Override
            public void afterPropertiesSet() throws LiquibaseException {
                done.add("change log");
                if (changeLogFails) {
                    throw new LiquibaseException("a change log that is wrong");
                }
            }
        };
        liquibase.setDataSource(new SwitchedDataSource(servers::source));
        context.getBeanFactory().registerSingleton("liquibase", liquibase);
        context.refresh();
        servers.current();
    }

    private void beginTest() throws Exception {
        new RefreshListener().beforeTestMethod((TestContext) Proxy.newProxyInstance(
                TestContext.class.getClassLoader(), new Class<?>[] {TestContext.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "getTestClass" -> EachTest.class;
                        case "getApplicationContext" -> (ApplicationContext) context;
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                }));
    }

    @Test
    void leavesTheFirstTestWhatTheContextMade() throws Exception {
        beginTest();

        assertThat(done).containsExactly("server");
    }

    @Test
    void givesEachLaterTestAServerThatIsInitialised() throws Exception {
        beginTest();
        beginTest();

        assertThat(done).containsExactly("server", "server", "change log");
    }

    @Test
    void givesNoTestAServerOnWhichAnInitialiserHasFailed() throws Exception {
        beginTest();
        changeLogFails = true;
        assertThatThrownBy(this::beginTest).isInstanceOf(LiquibaseException.class);
        changeLogFails = false;
        done.clear();

        beginTest();

        assertThat(done).containsExactly("server", "change log");
    }
}
