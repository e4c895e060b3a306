package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt closes the channel that a thread uses; what a clone undoes because of one is noted all the same. */
class InterruptedLedgerTest {

    private static final List<String> HEAD = List.of(LedgerText.FORMAT, "clone\thead");

    @TempDir
    private Path folder;

    @AfterEach
    void heedTheInterrupt() {
        Thread.interrupted();
    }

    private static List<String> written(Path path) throws IOException {
        return LedgerSeal.open(LedgerFile.look(path));
    }

    @Test
    void isWrittenByAThreadThatWasInterruptedBefore() throws IOException {
        Path path = folder.resolve("ledger");
        Thread.currentThread().interrupt();

        LedgerFile file = LedgerFile.create(path, HEAD);
        file.add("line");

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(written(path)).containsExactly(HEAD.get(0), HEAD.get(1), "line");
        assertThatIllegalStateException().isThrownBy(() -> LedgerFile.takeUp(path));
        file.release();
        assertThat(LedgerSeal.open(LedgerFile.takeUp(path).lines())).containsExactly(HEAD.get(0), HEAD.get(1), "line");
    }

    @Test
    void isRemovedByAThreadThatWasInterruptedBefore() throws IOException {
        Path path = folder.resolve("ledger");
        LedgerFile file = LedgerFile.create(path, HEAD);
        Thread.currentThread().interrupt();

        file.delete();

        assertThat(path).doesNotExist();
    }

    @Test
    void holdsEachLineOnceHoweverOftenItsWriterIsInterrupted() throws Exception {
        Path path = folder.resolve("ledger");
        AtomicBoolean written = new AtomicBoolean();
        Thread writer = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (!written.get()) {
                writer.interrupt();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        });
        List<String> lines = new ArrayList<>(HEAD);
        LedgerFile file = LedgerFile.create(path, HEAD);

        interrupter.start();
        try {
            for (int i = 0; i < 200; i++) {
                lines.add("line " + i);
                file.add("line " + i);
            }
        } finally {
            written.set(true);
            Thread.interrupted();
            interrupter.join();
        }

        assertThat(written(path)).isEqualTo(lines);
    }
}
