package io.github.mysqlclone.testkit.container.internal.engine;

import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks for a container engine where Testcontainers will, but quickly and without it. */
public record EngineSearch(SettingValues values) {

    /** What looking came to: an engine that answered, or else what was tried. */
    public record Result(Optional<String> engine, List<String> reasons) {

        public Result {
            reasons = List.copyOf(reasons);
        }

        static Result found(String engine) {
            return new Result(Optional.of(engine), List.of());
        }
    }

    private record Question(String place, CompletableFuture<String> answer) {}

    /** Looks everywhere at once, and takes the first place of Testcontainers' order that answers in time. */
    public Result look(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        List<Question> questions = new EnginePlaces(values)
                .all().stream().map(place -> asked(place, atMost)).toList();
        List<String> reasons = new ArrayList<>();
        for (Question question : questions) {
            try {
                long left = Math.max(0, until - System.nanoTime());
                return Result.found(question.answer().get(left, TimeUnit.NANOSECONDS) + " at " + question.place());
            } catch (ExecutionException e) {
                reasons.add(question.place() + ": " + reason(e.getCause() == null ? e : e.getCause()));
            } catch (TimeoutException e) {
                reasons.add(question.place() + ": no answer in time");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                reasons.add(question.place() + ": interrupted");
            }
        }
        DockerContext.inUse(values).map(DockerContext::remedy).ifPresent(reasons::add);
        return new Result(Optional.empty(), reasons);
    }

    /** In a thread of its own: a name server may take longer than anybody has. */
    private Question asked(String place, Duration atMost) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(ask(place, atMost));
                    } catch (IOException | RuntimeException e) {
                        answer.completeExceptionally(e);
                    }
                },
                "engine-search");
        asking.setDaemon(true);
        asking.start();
        return new Question(place, answer);
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private String ask(String place, Duration atMost) throws IOException {
        URI uri = URI.create(place);
        String scheme = String.valueOf(uri.getScheme());
        return switch (scheme) {
            case "unix" -> askSocket(Path.of(uri.getPath()), atMost);
            case "tcp", "http", "https" -> askHost(uri, scheme.equals("https"), atMost);
            case "npipe" -> askPipe(uri);
            default -> throw new IOException("only unix://, tcp:// and npipe:// are looked at");
        };
    }

    private static String askSocket(Path socket, Duration atMost) throws IOException {
        if (Files.notExists(socket)) {
            throw new IOException("no such socket");
        }
        return EnginePing.ask(UnixDomainSocketAddress.of(socket), atMost);
    }

    private String askHost(URI uri, boolean tls, Duration atMost) throws IOException {
        if (uri.getHost() == null || uri.getPort() < 0) {
            throw new IOException("it takes a host and a port, as in tcp://127.0.0.1:2375");
        }
        InetSocketAddress address = new InetSocketAddress(uri.getHost(), uri.getPort());
        if (tls || new EnginePlaces(values).areBehindTls()) {
            EnginePing.knock(address, atMost);
            return "something behind TLS";
        }
        return EnginePing.ask(address, atMost);
    }

    private static String askPipe(URI uri) throws IOException {
        if (!new File("\\\\.\\pipe\\" + uri.getPath().replaceFirst(".*/pipe/", "")).exists()) {
            throw new IOException("no such pipe");
        }
        return "something behind a named pipe"; // Java cannot ask it; Testcontainers brings what can
    }
}
