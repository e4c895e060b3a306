package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
}
