package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.host.ThreadWithinPlace;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSlotTest {

    @Test
    void letsNoMoreInThanThereArePlaces(@TempDir Path folder) throws Exception {
        KitCache cache = KitCache.in(folder.resolve("cache"));
        CompletableFuture<ServerSlot> third;
        try (ServerSlot first = ServerSlot.take(cache, 2)) {
            try (ServerSlot second = ServerSlot.take(cache, 2)) {
                assertThat(first).isNotSameAs(second);
                third = CompletableFuture.supplyAsync(() -> ServerSlot.take(cache, 2));
                assertThat(third).isNotDone();
            }
            third.get(30, TimeUnit.SECONDS).close();
        }
        ServerSlot.take(cache, 1).close();
    }

    /** As a worker of JUnit does that runs another class's test while it waits for those of its own. */
    @Test
    void letsAThreadGoOnWithoutOneThatWorksForWhoeverHasIt(@TempDir Path folder) {
        KitCache cache = KitCache.in(folder.resolve("cache"));
        try (ServerSlot ofTheClass = ServerSlot.take(cache, 1);
                ThreadWithinPlace within = ThreadWithinPlace.enter()) {
            assertThat(ofTheClass).isNotNull();
            assertThat(within).isNotNull();

            assertThat(ServerSlot.takeWhereWaitingEnds(cache, 1)).isEmpty();
        }

        Optional<ServerSlot> afterwards = ServerSlot.takeWhereWaitingEnds(cache, 1);
        assertThat(afterwards).isPresent();
        afterwards.get().close();
    }

    @Test
    void holdsOverSeveralJvmsAndIsGivenBackByOneThatIsKilled(@TempDir Path folder) throws Exception {
        KitCache.in(folder.resolve("cache"));
        try (ChildJvm one = jvm(folder, "one", "PT3S");
                ChildJvm two = jvm(folder, "two", "PT3S")) {
            assertThat(one.awaitExit()).as(one.output()).isZero();
            assertThat(two.awaitExit()).as(two.output()).isZero();

            assertThat(List.of(one.output(), two.output()))
                    .allSatisfy(output -> assertThat(output).containsPattern("taken [1-9][0-9]* too many 0\\R"));
        }
        try (ChildJvm killed = jvm(folder, "killed", "PT1H")) {
            Await.until("its places to be taken", Duration.ofSeconds(30), () -> inside(folder) > 0);
            killed.handle().destroyForcibly();
            killed.awaitExit();
        }
        KitCache cache = KitCache.in(folder.resolve("cache"));
        try (ServerSlot first = ServerSlot.take(cache, 2);
                ServerSlot second = ServerSlot.take(cache, 2)) {
            assertThat(first).isNotSameAs(second);
        }
    }

    private static ChildJvm jvm(Path folder, String name, String lasting) throws IOException {
        return ChildJvm.start(SlotTakingJvm.class, folder.resolve("output of " + name), folder.toString(), lasting);
    }

    private static long inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("inside-"))
                    .count();
        }
    }
}
