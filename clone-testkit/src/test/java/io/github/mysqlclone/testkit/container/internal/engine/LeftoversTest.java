package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mysqlclone.testkit.internal.cache.OwnerIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** An engine stands in that knows some containers, each with the labels of a JVM that is gone. */
class LeftoversTest {

    private final Map<String, String> labels = new TreeMap<>(
            new Owner(new OwnerIdentity(OwnerIdentity.ofThisJvm().machine(), Integer.MAX_VALUE, "tick 1")).labels());
    private final Map<String, String> nameById = new TreeMap<>();
    private final List<String> removed = new CopyOnWriteArrayList<>();
    private HttpServer engine;

    @BeforeEach
    void startTheEngine() throws IOException {
        engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/", this::answer);
        engine.start();
    }

    @AfterEach
    void stopTheEngine() {
        engine.stop(0);
    }

    @Test
    void areTheKitsContainersAndNoneOfAnImageThatWasMadeOfOne() {
        String name = Leftovers.nextName();
        labels.putAll(Map.of("io.github.mysqlclone.testkit.owner.container", name));
        nameById.put("one", name);
        nameById.put("committed", "our-database");
        nameById.put("committed2", name + "2");

        clear();

        assertThat(removed).containsExactly("one");
    }

    @Test
    void areNoneWithoutTheNameInItsLabels() {
        nameById.put("one", Leftovers.nextName());

        clear();

        assertThat(removed).isEmpty();
    }

    @Test
    void saysOfAContainerWhatItIsCalled() {
        String name = Leftovers.nextName();

        assertThat(Leftovers.labels(name)).containsValue(name).containsAllEntriesOf(Leftovers.labels());
    }

    private void clear() {
        Leftovers.clear(DockerClientProviderStrategy.getClientForConfig(TransportConfig.builder()
                .dockerHost(URI.create("tcp://127.0.0.1:" + engine.getAddress().getPort()))
                .build()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String id = path.replaceAll("/json$", "").replaceAll(".*/", "");
        String answer = "[]";
        if (exchange.getRequestMethod().equals("DELETE")) {
            removed.add(id);
            answer = "";
        } else if (path.endsWith("/containers/json")) {
            answer = nameById.keySet().stream()
                    .map(each -> "{\"Id\":\"" + each + "\",\"Labels\":" + json() + "}")
                    .collect(Collectors.joining(",", "[", "]"));
        } else if (nameById.containsKey(id)) {
            answer = "{\"Id\":\"" + id + "\",\"Name\":\"/" + nameById.get(id) + "\",\"Config\":{\"Labels\":" + json()
                    + "}}";
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.isEmpty() ? 204 : 200, answer.isEmpty() ? -1 : body.length);
        if (!answer.isEmpty()) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private String json() {
        return labels.entrySet().stream()
                .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
