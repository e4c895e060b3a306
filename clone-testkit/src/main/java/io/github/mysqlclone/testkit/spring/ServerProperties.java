package io.github.mysqlclone.testkit.spring;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.internal.setup.StartedServers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/** How the current servers are reached, as properties; asking for one starts them. */
final class ServerProperties extends EnumerablePropertySource<ContextServers> {

    private static final String OF_SPRING_BOOT = "spring.datasource";
    private static final String REPLACEMENT = "spring.test.database.replace";

    private final Map<String, Supplier<String>> properties = new LinkedHashMap<>();

    ServerProperties(ServerRequest request, ContextServers servers) {
        super(ContextServers.NAME, servers);
        properties.put(REPLACEMENT, () -> "NONE"); // or tests of a slice get an embedded database in the server's place
        add(OF_SPRING_BOOT, StartedServers::donor);
        if (!request.replicaProperties().isEmpty()) {
            add(
                    request.replicaProperties(),
                    started -> ContextServers.replicaOf(started).orElseThrow());
        }
    }

    /** Picks one of the servers. */
    @FunctionalInterface
    private interface Pick {
        TestServer of(StartedServers servers);
    }

    private void add(String prefix, Pick pick) {
        properties.put(prefix + ".url", () -> url(source.current(), pick));
        properties.put(prefix + ".username", () -> source.current().account().user());
        properties.put(
                prefix + ".password",
                () -> source.current().account().password().reveal());
    }

    /** User and password are properties of their own: a URL is shown in logs. */
    private static String url(StartedServers servers, Pick pick) {
        String whole = servers.jdbcUrl(pick.of(servers));
        return whole.substring(0, whole.indexOf("&user="));
    }

    @Override
    public String[] getPropertyNames() {
        return properties.keySet().toArray(String[]::new);
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Supplier<String> property = properties.get(name);
        return property == null ? null : property.get();
    }
}
