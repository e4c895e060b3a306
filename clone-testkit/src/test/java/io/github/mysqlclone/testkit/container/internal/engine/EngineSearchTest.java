package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineSearchTest {

    private static final Duration QUICKLY = Duration.ofMillis(500);

    /** Only what hangs takes as long, however busy the machine is. */
    private static final Duration NEVER = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void saysWhatItLookedAtWhereThereIsNothing() {
        Path socket = folder.resolve("docker.sock");

        assertThat(look("unix://" + socket).reasons()).containsExactly("unix://" + socket + ": no such socket");
    }

    @Test
    void givesUpOnAnEngineThatTakesConnectionsAndNeverAnswers() throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            long begun = System.nanoTime();

            assertThat(look("unix://" + socket).reasons()).containsExactly("unix://" + socket + ": no answer in time");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(QUICKLY.minusMillis(50), NEVER);
        }
    }

    @Test
    void findsAnEngineByItsAnswer() throws Exception {
        try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = answer(engine, "HTTP/1.0 200 OK\r\nServer: Docker/20.10 (linux)\r\n\r\nOK");

            assertThat(look("tcp://127.0.0.1:" + engine.getLocalPort()).engine())
                    .contains("Docker/20.10 (linux) at tcp://127.0.0.1:" + engine.getLocalPort());
            answering.join();
        }
    }

    @Test
    void doesNotTakeAnythingThatAnswersForAnEngine() throws Exception {
        try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread answering = answer(engine, "SSH-2.0-OpenSSH\r\n\r\n");

            assertThat(look("tcp://127.0.0.1:" + engine.getLocalPort()).reasons())
                    .singleElement()
                    .asString()
                    .endsWith("what answers is no container engine: 'SSH-2.0-OpenSSH'");
            answering.join();
        }
    }

    @Test
    void saysWhichAddressesItDoesNotLookAt() {
        assertThat(look("ssh://somewhere").reasons())
                .containsExactly("ssh://somewhere: only unix://, tcp:// and npipe:// are looked at");
    }

    @Test
    void readsTheAddressThatTestcontainersWasGiven() throws IOException {
        Files.writeString(folder.resolve(".testcontainers.properties"), "docker.host=ssh://there\n");

        assertThat(new EngineSearch(new SettingValues(Map.of(), Map.of("HOME", folder.toString())))
                        .look(QUICKLY)
                        .reasons())
                .singleElement()
                .asString()
                .startsWith("ssh://there: ");
    }

    @Test
    void prefersWhatTestcontainersDesktopHasSet() throws IOException {
        Files.writeString(
                folder.resolve(".testcontainers.properties"), "docker.host=ssh://there\ntc.host=ssh://desktop\n");

        assertThat(new EngineSearch(new SettingValues(Map.of(), Map.of("HOME", folder.toString())))
                        .look(QUICKLY)
                        .reasons())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("ssh://desktop: "),
                        second -> assertThat(second).startsWith("ssh://there: "));
        assertThat(new EnginePlaces(new SettingValues(
                                Map.of(), Map.of("HOME", folder.toString(), "DOCKER_HOST", "tcp://named:1")))
                        .all())
                .containsExactly("ssh://desktop", "tcp://named:1");
    }

    @Test
    void asksEverywhereAtOnceAndPrefersTheFirst() throws Exception {
        CyclicBarrier bothAreAsked = new CyclicBarrier(2);
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    folder.resolve(".testcontainers.properties"),
                    "tc.host=tcp://127.0.0.1:" + first.getLocalPort() + "\n");
            List<Thread> answering = Stream.of(first, second)
                    .map(engine -> answer(engine, "HTTP/1.0 200 OK\r\nServer: Docker\r\n\r\nOK", bothAreAsked::await))
                    .toList();

            assertThat(search(Map.of("DOCKER_HOST", "tcp://127.0.0.1:" + second.getLocalPort()))
                            .look(NEVER)
                            .engine())
                    .contains("Docker at tcp://127.0.0.1:" + first.getLocalPort());
            for (Thread thread : answering) {
                thread.join();
            }
        }
    }

    @Test
    void endsInTimeWhereNobodyAnswers() throws IOException {
        Files.writeString(
                folder.resolve(".testcontainers.properties"), "tc.host=unix://" + folder.resolve("one.sock") + "\n");
        try (ServerSocketChannel one = silent("one.sock");
                ServerSocketChannel other = silent("other.sock")) {
            long begun = System.nanoTime();

            List<String> reasons = reasonsIn(Map.of("DOCKER_HOST", "unix://" + folder.resolve("other.sock")));

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(NEVER);
            assertThat(reasons).hasSize(2).allMatch(reason -> reason.endsWith("no answer in time"));
            assertThat(List.of(one, other)).allMatch(ServerSocketChannel::isOpen);
        }
    }

    private ServerSocketChannel silent(String socket) throws IOException {
        ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        engine.bind(UnixDomainSocketAddress.of(folder.resolve(socket)));
        return engine;
    }

    @Test
    void tellsWhereTheContextOfTheDockerCommandLeads() throws IOException {
        makeContext();
        Files.writeString(
                folder.resolve(".testcontainers.properties"), "docker.host=unix://" + folder + "/docker.sock\n");

        assertThat(reasonsIn(Map.of()))
                .last()
                .isEqualTo("the docker command uses its context 'colima', at which Testcontainers does not look:"
                        + " set DOCKER_HOST=unix:///Users/ada/.colima/docker.sock");
    }

    @Test
    void saysNothingOfContextsWhereTheDockerCommandGoesByTheVariable() throws IOException {
        makeContext();
        String socket = "unix://" + folder + "/docker.sock";

        assertThat(reasonsIn(Map.of("DOCKER_HOST", socket))).containsExactly(socket + ": no such socket");
        assertThat(reasonsIn(Map.of("DOCKER_HOST", socket, "DOCKER_CONTEXT", "colima")))
                .containsExactly(socket + ": no such socket");
    }

    @Test
    void passesOverAFolderOfTheDockerCommandThatIsNoPath() throws IOException {
        Files.writeString(folder.resolve(".testcontainers.properties"), "docker.host=ssh://there\n");

        assertThat(reasonsIn(Map.of("DOCKER_CONFIG", "no\0path")))
                .singleElement()
                .asString()
                .startsWith("ssh://there");
    }

    private void makeContext() throws IOException {
        Path meta = Files.createDirectories(folder.resolve(
                ".docker/contexts/meta/" + "f24fd3749c1368328e2b149bec149cb6795619f244c5b584e844961215dadd16"));
        Files.writeString(folder.resolve(".docker/config.json"), "{\"auths\": {}, \"currentContext\": \"colima\"}");
        Files.writeString(
                meta.resolve("meta.json"),
                "{\"Name\":\"colima\",\"Endpoints\":{\"docker\":{\"Host\":\"unix:///Users/ada/.colima/docker.sock\"}}}");
    }

    private List<String> reasonsIn(Map<String, String> environment) {
        return search(environment).look(QUICKLY).reasons();
    }

    private EngineSearch search(Map<String, String> environment) {
        return new EngineSearch(new SettingValues(Map.of("user.home", folder.toString()), environment));
    }

    @ParameterizedTest
    @CsvSource({"1, true", "true, true", "TRUE, true", "0, false", "false, false", "yes, false"})
    void takesEnginesToBeBehindTlsByWhatTestcontainersTakesForYes(String value, boolean behindTls) throws IOException {
        assertThat(places(Map.of("DOCKER_TLS_VERIFY", value)).areBehindTls()).isEqualTo(behindTls);

        Files.writeString(folder.resolve(".testcontainers.properties"), "docker.tls.verify=" + value + "\n");
        assertThat(places(Map.of()).areBehindTls()).isEqualTo(behindTls);
        assertThat(places(Map.of("DOCKER_TLS_VERIFY", "0")).areBehindTls())
                .as("the variable wins")
                .isFalse();
    }

    private EnginePlaces places(Map<String, String> environment) {
        return new EnginePlaces(new SettingValues(Map.of("user.home", folder.toString()), environment));
    }

    @Test
    void takesAHostOnlyWithItsPort() {
        assertThat(look("tcp://127.0.0.1").reasons())
                .containsExactly("tcp://127.0.0.1: it takes a host and a port, as in tcp://127.0.0.1:2375");
    }

    @Test
    void looksForThePipeOfWindowsAndForTheSocketOfARootlessEngine() {
        assertThat(new EngineSearch(
                                new SettingValues(Map.of("os.name", "Windows 11"), Map.of("HOME", folder.toString())))
                        .look(QUICKLY)
                        .reasons())
                .containsExactly("npipe:////./pipe/docker_engine: no such pipe");
        assertThat(new EnginePlaces(new SettingValues(Map.of("os.name", "Linux"), Map.of("HOME", folder.toString())))
                        .all())
                .anyMatch(place -> place.matches("unix:///run/user/\\d+/docker\\.sock"));
    }

    private static EngineSearch.Result look(String dockerHost) {
        return new EngineSearch(new SettingValues(Map.of(), Map.of("DOCKER_HOST", dockerHost))).look(QUICKLY);
    }

    /** What an engine waits for before it answers. */
    private interface Wait {
        void over() throws Exception;
    }

    private static Thread answer(ServerSocket engine, String text) {
        return answer(engine, text, () -> {});
    }

    private static Thread answer(ServerSocket engine, String text, Wait wait) {
        Thread thread = new Thread(() -> {
            try (Socket client = engine.accept()) {
                client.getInputStream().read();
                wait.over();
                client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
