package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose JVM ends without closing it leaves no process and no file. */
@Tag(Lane.FULL)
class EndOfJvmIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private Path announcement;

    @BeforeEach
    void nameTheAnnouncement() {
        announcement = folder.resolve("home");
    }

    @Test
    void clearsUpWhenTheJvmEndsByItself() throws Exception {
        try (ChildJvm jvm = start("end")) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();

            assertThat(home()).doesNotExist();
            assertThat(serversOn(home())).isEmpty();
        }
    }

    @Test
    void clearsUpWhenTheJvmIsAskedToEnd() throws Exception {
        try (ChildJvm jvm = start()) {
            awaitServerOf(jvm);
            jvm.handle().destroy();
            jvm.awaitExit();

            assertThat(home()).doesNotExist();
            assertThat(serversOn(home())).isEmpty();
        }
    }

    @Test
    void clearsUpWhenTheJvmIsKilled() throws Exception {
        try (ChildJvm jvm = start()) {
            awaitServerOf(jvm);
            assertThat(serversOn(home())).hasSize(1);

            jvm.handle().destroyForcibly();

            Await.until(
                    "the watchdog to clear up",
                    SOON,
                    () -> Files.notExists(home()) && serversOn(home()).isEmpty());
        }
    }

    @Test
    void runsServersInTheFolderThatIsSetAndClearsUpThere() throws Exception {
        Path memory = Files.createDirectory(folder.resolve("memory"));
        Path users = Files.createFile(memory.resolve("not-of-the-kit"));
        try (ChildJvm jvm = ChildJvm.start(
                environment -> environment.put("CLONE_TESTKIT_SERVERS", memory.toString()),
                ServerWithoutClose.class,
                folder.resolve("output"),
                announcement.toString(),
                "end")) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();

            assertThat(home()).startsWithRaw(memory).doesNotExist();
            assertThat(serversOn(home())).isEmpty();
            assertThat(users).exists();
        }
    }

    @Test
    void leavesToTheNextServerWhatAKilledWatchdogCouldNotClearUp() throws Exception {
        try (ChildJvm jvm = start()) {
            awaitServerOf(jvm);
            List<ProcessHandle> servers = serversOn(home());
            List<ProcessHandle> others = jvm.handle()
                    .descendants()
                    .filter(child -> !servers.contains(child))
                    .toList();
            assertThat(others).as("the watchdog").hasSize(1);
            assertThat(servers).as("the server").hasSize(1);
            others.get(0).destroyForcibly();
            others.get(0).onExit().join();
            jvm.handle().destroyForcibly();
            jvm.awaitExit();

            // Or the server of a test that runs beside this one has done it by now.
            try (TestServer next = ServerSpec.standard().start()) {
                assertThat(home()).doesNotExist();
                assertThat(serversOn(home())).isEmpty();
                assertThat(next.isRunning()).isTrue();
            }
        }
    }

    private ChildJvm start(String... more) throws IOException {
        String[] arguments = new String[more.length + 1];
        arguments[0] = announcement.toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return ChildJvm.start(ServerWithoutClose.class, folder.resolve("output"), arguments);
    }

    private void awaitServerOf(ChildJvm jvm) {
        Await.until("the child's server", SOON, () -> {
            assertThat(jvm.handle().isAlive()).as(jvm.output()).isTrue();
            return Files.exists(announcement);
        });
    }

    private Path home() throws IOException {
        return Path.of(Files.readString(announcement));
    }

    private static List<ProcessHandle> serversOn(Path home) {
        String argument = "--defaults-file=" + home.resolve("my.cnf");
        return ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(argument))
                .toList();
    }
}
