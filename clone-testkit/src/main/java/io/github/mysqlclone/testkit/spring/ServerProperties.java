package io.github.mysqlclone.testkit.spring;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * How the current servers are reached, as properties; asking for one starts them. Where the environment has a database for migrations
 * of its own, these properties lead to the server as well, so that no other database is migrated.
 */
final class ServerProperties extends EnumerablePropertySource<ContextServers> {

    private static final String OF_SPRING_BOOT = "spring.datasource";
    private static final String REPLACEMENT = "spring.test.database.replace";
    private static final List<String> OF_MIGRATIONS = List.of("spring.flyway", "spring.liquibase");
    private static final String OF_SCRIPTS = "spring.sql.init";

    /** Spring Boot's view of all the others, this one among them. */
    private static final String VIEW_OF_ALL = "configurationProperties";

    private final MutablePropertySources environment;
    private final Map<String, Supplier<String>> properties = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> ofMigrations = new LinkedHashMap<>();

    ServerProperties(ServerRequest request, ContextServers servers, MutablePropertySources environment) {
        super(ContextServers.NAME, servers);
        this.environment = environment;
        properties.put(REPLACEMENT, () -> "NONE"); // or tests of a slice get an embedded database in the server's place
        add(OF_SPRING_BOOT, StartedServers::donor);
        if (!request.replicaProperties().isEmpty()) {
            add(
                    request.replicaProperties(),
                    started -> ContextServers.replicaOf(started).orElseThrow());
        }
        for (String prefix : OF_MIGRATIONS) {
            ofMigrations.put(prefix + ".url", () -> url(source.current(), StartedServers::donor));
            ofMigrations.put(prefix + ".user", this::user);
            ofMigrations.put(prefix + ".password", this::password);
        }
        ofMigrations.put(OF_SCRIPTS + ".username", () -> ""); // those of the data source
        ofMigrations.put(OF_SCRIPTS + ".password", () -> "");
    }

    /** Picks one of the servers. */
    @FunctionalInterface
    private interface Pick {
        TestServer of(StartedServers servers);
    }

    private void add(String prefix, Pick pick) {
        properties.put(prefix + ".url", () -> url(source.current(), pick));
        properties.put(prefix + ".username", this::user);
        properties.put(prefix + ".password", this::password);
    }

    private String user() {
        return source.current().account().user();
    }

    private String password() {
        return source.current().account().password().reveal();
    }

    /** User and password are properties of their own: a URL is shown in logs. */
    private static String url(StartedServers servers, Pick pick) {
        String whole = servers.jdbcUrl(pick.of(servers));
        return whole.substring(0, whole.indexOf("&user="));
    }

    @Override
    public String[] getPropertyNames() {
        return Stream.concat(
                        properties.keySet().stream(),
                        ofMigrations.keySet().stream().filter(this::isOverridden))
                .toArray(String[]::new);
    }

    /** One of a prefix that the environment has makes all of that prefix the server's: a URL fits no other account. */
    private boolean isOverridden(String name) {
        String prefix = name.substring(0, name.lastIndexOf('.') + 1);
        return environment.stream()
                .filter(other ->
                        !other.getName().equals(getName()) && !other.getName().equals(VIEW_OF_ALL))
                .anyMatch(other -> ofMigrations.keySet().stream()
                        .anyMatch(property -> property.startsWith(prefix) && other.containsProperty(property)));
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Supplier<String> property = properties.get(name);
        if (property == null && ofMigrations.containsKey(name) && isOverridden(name)) {
            property = ofMigrations.get(name);
        }
        return property == null ? null : property.get();
    }
}
