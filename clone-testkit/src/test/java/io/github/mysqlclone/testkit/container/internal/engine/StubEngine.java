package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/** An engine that knows two questions: whether it has an image, and to pull one. */
final class StubEngine implements AutoCloseable {

    /** What comes of a pull. */
    enum Registry {
        GIVES_IT,
        HAS_NO_ADDRESS,
        SAYS_NOTHING
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> pulls = new CopyOnWriteArrayList<>();
    private final Registry registry;
    private volatile boolean hasImage;

    StubEngine(boolean hasImage, Registry registry) throws IOException {
        this.hasImage = hasImage;
        this.registry = registry;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    DockerClient client() {
        URI address = URI.create("tcp://127.0.0.1:" + server.getAddress().getPort());
        return DockerClientProviderStrategy.getClientForConfig(
                TransportConfig.builder().dockerHost(address).build());
    }

    /** Returns what was asked to be pulled. */
    List<String> pulls() {
        return pulls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (path.contains("/images/create")) {
            pulls.add(path.substring(path.indexOf('?') + 1));
            pull(exchange);
        } else if (path.contains("/images/") && !hasImage) {
            send(exchange, 404, "{\"message\":\"No such image\"}");
        } else {
            send(exchange, 200, "{\"Id\":\"sha256:1\"}");
        }
    }

    private void pull(HttpExchange exchange) throws IOException {
        switch (registry) {
            case GIVES_IT -> {
                hasImage = true;
                send(
                        exchange,
                        200,
                        "{\"status\":\"Pulling from testcontainers/ryuk\"}\n{\"status\":\"Download complete\"}\n");
            }
            case HAS_NO_ADDRESS -> send(exchange, 500, "{\"message\":\"lookup registry: no such host\"}");
            case SAYS_NOTHING -> {
                try {
                    closed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
