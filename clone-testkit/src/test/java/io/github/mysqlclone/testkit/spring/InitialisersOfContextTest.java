package io.github.mysqlclone.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.support.GenericApplicationContext;

class InitialisersOfContextTest {

    private static final DataSource OF_THE_KIT = new SwitchedDataSource(() -> {
        throw new AssertionError("nobody connects here");
    });
    private static final DataSource SOMEBODY_ELSES = dataSourceAround(null);

    private final List<String> done = new ArrayList<>();
    private final GenericApplicationContext context = new GenericApplicationContext();

    /** A data source that wraps another one, as pools and those that log do. */
    private static DataSource dataSourceAround(@Nullable DataSource wrapped) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("isWrapperFor")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return wrapped != null && wrapped.isWrapperFor((Class<?>) arguments[0]);
                });
    }

    private void has(String name, Object bean) {
        context.getBeanFactory().registerSingleton(name, bean);
    }

    private SpringLiquibase liquibase(String name, DataSource dataSource) {
        SpringLiquibase liquibase = new SpringLiquibase() {
            @Override
            public void afterPropertiesSet() {
                done.add(name);
            }
        };
        liquibase.setDataSource(dataSource);
        return liquibase;
    }

    private Flyway flyway(String name, DataSource dataSource) {
        return new Flyway(Flyway.configure().dataSource(dataSource)) {
            @Override
            public MigrateResult migrate() {
                done.add(name);
                return new MigrateResult("12", "shop", "shop", "MySQL");
            }
        };
    }

    @Test
    void runInTheOrderInWhichTheContextMadeThem() throws Exception {
        has("flyway", flyway("flyway", OF_THE_KIT));
        has("liquibase", liquibase("liquibase", OF_THE_KIT));

        InitialisersOfContext.runAgain(context);

        assertThat(done).containsExactly("flyway", "liquibase");
    }

    @Test
    void doNotRunAgainOnDatabasesThatAreNotTheKits() throws Exception {
        Flyway reports = flyway("flyway of reports", SOMEBODY_ELSES);
        has("reports", liquibase("liquibase of reports", SOMEBODY_ELSES));
        has("flywayOfReports", reports);
        has("initializerOfReports", new FlywayMigrationInitializer(reports));
        has("shop", liquibase("liquibase of the shop", OF_THE_KIT));

        InitialisersOfContext.runAgain(context);

        assertThat(done).containsExactly("liquibase of the shop");
    }

    @Test
    void knowTheKitsDataSourceWithinAnotherOne() throws Exception {
        has("shop", liquibase("liquibase", dataSourceAround(dataSourceAround(OF_THE_KIT))));

        InitialisersOfContext.runAgain(context);

        assertThat(done).containsExactly("liquibase");
    }

    @Test
    void migrateOnceEachFlywayBesideAnInitializer() throws Exception {
        Flyway ofBoot = flyway("of Boot", OF_THE_KIT);
        has("flyway", ofBoot);
        has("flywayInitializer", new FlywayMigrationInitializer(ofBoot));
        has("flywayOfOrders", flyway("made by hand", OF_THE_KIT));

        InitialisersOfContext.runAgain(context);

        assertThat(done).containsExactly("of Boot", "made by hand");
    }
}
