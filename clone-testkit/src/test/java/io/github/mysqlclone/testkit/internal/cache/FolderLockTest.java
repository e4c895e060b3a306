package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.ChildJvm;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {

    @TempDir
    private Path folder;

    @Test
    void keepsTheThreadsOfTwoJvmsApart() throws Exception {
        try (ChildJvm one = ChildJvm.start(LockingJvm.class, folder.resolve("out-1"), folder.toString(), "PT6S");
                ChildJvm two = ChildJvm.start(LockingJvm.class, folder.resolve("out-2"), folder.toString(), "PT6S")) {
            assertThat(one.awaitExit()).as(one.output()).isZero();
            assertThat(two.awaitExit()).as(two.output()).isZero();

            assertThat(one.output()).matches("held [1-9][0-9]* intruders 0\\s*");
            assertThat(two.output()).matches("held [1-9][0-9]* intruders 0\\s*");
        }
    }

    @Test
    void staysWithItsHolderWhenAWaiterGivesUp() throws Exception {
        Path lock = folder.resolve("some.lock");
        FolderLock.whileHeld(lock, () -> {
            FutureTask<String> waiter = new FutureTask<>(() -> FolderLock.whileHeld(lock, () -> "never"));
            Thread thread = new Thread(() -> {
                Thread.currentThread().interrupt();
                waiter.run();
            });
            thread.start();
            assertThatExceptionOfType(java.util.concurrent.ExecutionException.class)
                    .isThrownBy(waiter::get)
                    .withCauseInstanceOf(TestkitException.class)
                    .withMessageContaining("some.lock");
            assertThat(isFreeForAnotherJvm(lock)).isFalse();
            return lock;
        });
        assertThat(isFreeForAnotherJvm(lock)).isTrue();
    }

    @Test
    void mayBeTakenAgainByItsHolder() {
        Path lock = folder.resolve("some.lock");

        assertThat(FolderLock.whileHeld(lock, () -> FolderLock.whileHeld(lock, () -> "inside")))
                .isEqualTo("inside");
    }

    @Test
    void tellsThatItIsNotFreeInsteadOfWaiting() throws Exception {
        Path lock = folder.resolve("some.lock");
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(() -> FolderLock.whileHeld(lock, () -> {
            held.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return lock;
        }));
        holder.start();
        held.await();

        assertThat(FolderLock.ifFree(lock, () -> "inside")).isEmpty();
        end.countDown();
        holder.join();
        assertThat(FolderLock.ifFree(lock, () -> "inside")).isEqualTo(Optional.of("inside"));
    }

    @Test
    void isGivenUpByAHolderThatIsKilled() throws Exception {
        Path lock = folder.resolve("some.lock");
        Path held = folder.resolve("held");
        try (ChildJvm holder =
                ChildJvm.start(HoldingJvm.class, folder.resolve("out"), lock.toString(), held.toString())) {
            Await.until("the lock to be held", Duration.ofSeconds(60), () -> Files.exists(held));
            assertThat(FolderLock.ifFree(lock, () -> "inside")).isEmpty();

            holder.handle().destroyForcibly();

            assertThat(FolderLock.whileHeld(lock, () -> "inside")).isEqualTo("inside");
        }
    }

    /** Holds the lock until it is killed. */
    static final class HoldingJvm {

        private HoldingJvm() {}

        public static void main(String[] arguments) {
            FolderLock.whileHeld(Path.of(arguments[0]), () -> {
                Files.createFile(Path.of(arguments[1]));
                try {
                    return new CountDownLatch(1).await(10, TimeUnit.MINUTES);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
    }

    private boolean isFreeForAnotherJvm(Path lock) {
        try (ChildJvm other = ChildJvm.start(TryingJvm.class, folder.resolve("out"), lock.toString())) {
            return other.awaitExit() == 0;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends with 0 if nobody holds the lock. */
    static final class TryingJvm {

        private TryingJvm() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel =
                    FileChannel.open(Path.of(arguments[0]), java.nio.file.StandardOpenOption.WRITE)) {
                System.exit(FolderLock.tryLock(channel) == null ? 1 : 0);
            }
        }
    }

    /** As an application server, or a tool that reloads classes, has several copies of the kit in one JVM. */
    @Test
    void holdsBetweenTwoClassLoaders() throws Exception {
        Path lock = folder.resolve("shared.lock");
        URL[] classes = {FolderLock.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader other =
                new URLClassLoader(classes, new ParentWithoutTheKit(getClass().getClassLoader()))) {
            Class<?> copy = Class.forName(FolderLock.class.getName(), true, other);
            Class<?> work = Class.forName(FolderLock.class.getName() + "$Work", true, other);
            assertThat(copy).isNotEqualTo(FolderLock.class);
            Object nothing = Proxy.newProxyInstance(other, new Class<?>[] {work}, (proxy, method, arguments) -> "done");
            Method ifFree = copy.getMethod("ifFree", Path.class, work);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Object whileHeld = FolderLock.whileHeld(lock, () -> {
                    try {
                        return thread.submit(() -> ifFree.invoke(null, lock, nothing))
                                .get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new AssertionError(e);
                    }
                });

                assertThat(whileHeld).isEqualTo(Optional.empty());
                assertThat(thread.submit(() -> ifFree.invoke(null, lock, nothing))
                                .get())
                        .isEqualTo(Optional.of("done"));
            } finally {
                thread.shutdownNow();
            }
        }
    }

    private static final class ParentWithoutTheKit extends ClassLoader {

        ParentWithoutTheKit(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("io.github.mysqlclone.testkit.internal.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
