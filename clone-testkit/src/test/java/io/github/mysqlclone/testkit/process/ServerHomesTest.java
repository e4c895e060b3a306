package io.github.mysqlclone.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.cache.OwnerIdentity;
import io.github.mysqlclone.testkit.internal.host.OwnedProcesses;
import io.github.mysqlclone.testkit.internal.host.PortReservation;
import io.github.mysqlclone.testkit.internal.host.WholeDirectories;
import io.github.mysqlclone.testkit.internal.server.ServerAddress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerHomesTest {

    private static final OwnerIdentity SELF = OwnerIdentity.ofThisJvm();
    private static final OwnerIdentity GONE = new OwnerIdentity(SELF.machine(), SELF.pid(), "tick 1");
    private static final OwnerIdentity ELSEWHERE = new OwnerIdentity("boot of another machine", 1, "tick 1");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endTheProcesses() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void touchesNothingThatIsNotAServersFolder() throws IOException {
        Path world = file("minecraft/world/level.dat");
        Path numbered = file("23306/save.dat");
        Path dashed = file("23306-2/owner");
        Path noOwner = file("23306-0123456789abcdef/notes.txt");
        Path foreignOwner = file("23307-0123456789abcdef/owner");
        Path alike = file("removed-by-hand/notes.txt");
        Path link = Files.createSymbolicLink(folder.resolve("23308-0123456789abcdef"), home("elsewhere/x", GONE));

        new ServerHomes(folder).create(OptionalInt.of(23306)).delete();

        assertThat(Stream.of(world, numbered, dashed, noOwner, foreignOwner, alike, link))
                .allMatch(Files::exists);
    }

    @Test
    void clearsAwayTheServerOfAJvmThatIsGone() throws IOException {
        Path gone = home("23306-0123456789abcdef", GONE);

        new ServerHomes(folder).create(OptionalInt.of(23306)).delete();

        assertThat(gone).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    /** Whoever looks for what is abandoned finds a folder that is being deleted whole, or not at all. */
    @Test
    void takesNoFolderForAbandonedThatItsJvmDeletesMeanwhile() throws Exception {
        ServerHomes homes = new ServerHomes(folder);
        ExecutorService deleting = Executors.newSingleThreadExecutor();
        List<AbandonedHome> taken = new ArrayList<>();
        try {
            Future<?> deleted = deleting.submit(() -> {
                for (int server = 0; server < 200; server++) {
                    homes.create(OptionalInt.empty()).delete();
                }
                return null;
            });
            while (!deleted.isDone()) {
                for (Path entry : entries()) {
                    AbandonedHome.take(entry).ifPresent(taken::add);
                }
            }
            deleted.get();
        } finally {
            deleting.shutdown();
        }

        assertThat(taken).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    @Test
    void leavesTheServersOfThisJvmAndOfOtherMachinesAlone() throws IOException {
        Path own = home("23306-0123456789abcdef", SELF);
        Path elsewhere = home("23307-0123456789abcdef", ELSEWHERE);

        new ServerHomes(folder).create(OptionalInt.empty()).delete();

        assertThat(own).exists();
        assertThat(elsewhere).exists();
    }

    @Test
    void clearsAwayTheServerOfAnotherMachineAfterADay() throws IOException {
        Path elsewhere = home("23307-0123456789abcdef", ELSEWHERE);
        Files.setLastModifiedTime(
                elsewhere.resolve("owner"), FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        new ServerHomes(folder).create(OptionalInt.empty()).delete();

        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void killsTheProcessThatBearsItsMarkAndNoneThatLooksAlike() throws Exception {
        Path options = home("23306-0123456789abcdef", GONE).resolve("my.cnf");
        Process server = process(OwnedProcesses.argument(options), options.toString());
        Process editor = process("--defaults-file=" + options + ".orig", options.toString());
        Process unmarked = process(OwnedProcesses.argument(options), "");
        Process other = process(OwnedProcesses.argument(options), options + "x");

        new ServerHomes(folder).create(OptionalInt.empty()).delete();

        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(List.of(editor, unmarked, other)).allMatch(Process::isAlive);
    }

    @Test
    void letsTheWatchdogOfAKilledJvmTouchNeitherASuccessorNorWhatLooksAlike() throws Exception {
        ServerHome home = new ServerHomes(folder).create(OptionalInt.of(23306));
        Process server = process(
                OwnedProcesses.argument(home.optionFile()), home.optionFile().toString());
        Process unmarked = process(OwnedProcesses.argument(home.optionFile()), "");
        Process editor = process(
                OwnedProcesses.argument(home.optionFile()) + ".orig",
                home.optionFile().toString());
        ServerHome successor = new ServerHomes(folder).create(OptionalInt.of(23306));

        Process shell = Watchdog.shell(home);
        shell.getOutputStream().close();

        assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(home.folder()).doesNotExist();
        assertThat(successor.folder()).exists();
        assertThat(List.of(editor, unmarked)).allMatch(Process::isAlive);
        home.delete();
        successor.delete();
    }

    @Test
    void giveNoPortAwayTwiceInWhicheverFolder() throws IOException {
        int port = twoFreePorts();
        ServerHomes here = new ServerHomes(Files.createDirectory(folder.resolve("here")), port, 2);
        ServerHomes there = new ServerHomes(Files.createDirectory(folder.resolve("there")), port, 2);
        ServerHome one = here.create(OptionalInt.empty());
        ServerHome other = there.create(OptionalInt.empty());

        assertThat(List.of(one.port(), other.port())).containsExactlyInAnyOrder(port, port + 1);
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> there.create(OptionalInt.empty()))
                .withMessageContaining(port + " and " + (port + 1));
        one.delete();
        ServerHome next = there.create(OptionalInt.empty());

        assertThat(next.port()).isEqualTo(one.port());
        next.delete();
        other.delete();
    }

    /** Not those of the kit's own range, and others whenever it is called: several builds may run at once. */
    private static int twoFreePorts() throws IOException {
        while (true) {
            int port = 8_000 + ThreadLocalRandom.current().nextInt(1_900);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) throws IOException {
        Optional<PortReservation> reservation = PortReservation.tryTake(port);
        if (reservation.isPresent()) {
            reservation.get().close();
        }
        return reservation.isPresent() && ServerAddress.onLoopback(port).isFree();
    }

    /** Whatever such a folder or process is called: only the kit's own marks count. */
    @Test
    void touchesNoDecoyAroundIt() throws Exception {
        Path template = file("template-site/index.html");
        Path servers = file("servers/minecraft/world/level.dat");
        Path removed = file("removed-0123456789ABCDEF/notes.txt");
        Path own = file("23306-0123456789abcdefx/owner");
        Path foreign = home("23309-0123456789abcdef", GONE);
        Files.writeString(foreign.resolve("owner"), "owner of a folder of somebody else\n" + GONE.text());
        Process editor = process("--defaults-file=" + foreign.resolve("my.cnf"), "");
        Files.setLastModifiedTime(
                folder.resolve("removed-0123456789ABCDEF"),
                FileTime.from(Instant.now().minus(Duration.ofDays(9))));

        new ServerHomes(folder).create(OptionalInt.empty()).delete();

        assertThat(Stream.of(template, servers, removed, own, foreign)).allMatch(Files::exists);
        assertThat(editor.isAlive()).isTrue();
    }

    private Process process(String argument, String mark) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "read -r end", "decoy", argument);
        builder.environment().put(OwnedProcesses.MARK, mark);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private Path home(String name, OwnerIdentity owner) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("owner"), owner.text());
        Files.createFile(home.resolve("owner.lock"));
        return home;
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, "precious");
    }

    @Test
    void givesThePreferredPortAwayOnce() throws IOException {
        ServerHomes homes = new ServerHomes(folder);
        ServerHome first = homes.create(OptionalInt.empty(), OptionalInt.of(23_307));
        ServerHome second = homes.create(OptionalInt.empty(), OptionalInt.of(23_307));

        assertThat(first.port()).isEqualTo(23_307);
        assertThat(second.port()).isNotEqualTo(23_307);
        first.delete();
        second.delete();
    }

    @Test
    void keepsTheLastFoldersOfFailedTestsUnderTheirNames() throws IOException {
        ServerHomes homes = new ServerHomes(folder.resolve("servers"));
        for (int test = 1; test <= 12; test++) {
            ServerHome home = homes.create(OptionalInt.empty());
            Files.writeString(home.optionFile(), "datadir=" + home.dataDirectory());
            Path kept = KeptHome.of(home, "OrderIT.places(" + test + ")");

            assertThat(kept.getFileName().toString()).startsWith("OrderIT.places-" + test + "-" + home.port());
            assertThat(Files.readString(ServerHome.optionFile(kept))).isEqualTo("datadir=" + kept.resolve("data"));
            assertThat(home.folder()).doesNotExist();
        }
        try (Stream<Path> kept = Files.list(folder.resolve("kept"))) {
            assertThat(kept).hasSize(10);
        }
    }

    @Test
    void keepsAnOldFolderOnWhichAServerRunsAndOneThatSomebodyHasRenamed() throws IOException {
        ServerHomes homes = new ServerHomes(folder.resolve("servers"));
        Path used = kept(homes, 1);
        Path renamed = kept(homes, 2);
        Path mine = Files.move(renamed, renamed.resolveSibling("look-at-this-" + renamed.getFileName()));
        Path tablespace =
                Files.writeString(Files.createDirectories(used.resolve("data")).resolve("ibdata1"), "rows");
        try (FileChannel server = FileChannel.open(tablespace, StandardOpenOption.WRITE)) {
            server.lock();
            for (int test = 3; test <= 14; test++) {
                kept(homes, test);
            }

            assertThat(used).exists();
            assertThat(mine).exists();
        }
    }

    private static Path kept(ServerHomes homes, int test) throws IOException {
        ServerHome home = homes.create(OptionalInt.empty());
        Files.writeString(home.optionFile(), "");
        Path kept = KeptHome.of(home, "OrderIT.test" + test);
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now().minus(Duration.ofHours(100 - test))));
        return kept;
    }

    /** A path that is too long is one that not even root can delete by its name. */
    @Test
    void failsNoTestWithAFolderThatCannotBeDeleted() throws IOException {
        ServerHome home = new ServerHomes(folder).create(OptionalInt.empty());
        Path chain = deep(Files.createDirectory(folder.resolve("chain")));
        Path bottom = deep(home.workDirectory());
        Path moved = Files.move(folder.resolve("chain"), bottom.resolve("chain"));
        assertThat(chain).doesNotExist();

        home.delete();

        assertThat(home.folder()).doesNotExist();
        Path aside;
        try (Stream<Path> left = Files.list(folder)) {
            aside = left.filter(path -> path.getFileName().toString().startsWith("removed-"))
                    .findFirst()
                    .orElseThrow();
        }
        Path there = aside.resolve(home.folder().relativize(moved));
        WholeDirectories.delete(Files.move(there, folder.resolve("chain")));
    }

    private static Path deep(Path top) throws IOException {
        Path bottom = top;
        for (int depth = 0; depth < 12; depth++) {
            bottom = bottom.resolve("d".repeat(200));
        }
        return Files.createDirectories(bottom);
    }
}
