package io.github.mysqlclone.testkit.it.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** How many cases ran, and of how many the truth was told. */
record FaultCount(int cases, int truthful) {

    /** The groups run in several JVMs: each leaves its count in a folder of this build's own. */
    FaultCount plusOtherGroups(String group) throws IOException {
        Path folder = Path.of("target", "fault-counts", System.getProperty("clone.test.build", "one"));
        Files.createDirectories(folder);
        Path written = Files.writeString(folder.resolveSibling(group + ".partial"), cases + " " + truthful);
        Files.move(written, folder.resolve(group), StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(FaultCount::read).reduce(new FaultCount(0, 0), FaultCount::plus);
        }
    }

    private static FaultCount read(Path file) {
        try {
            List<Integer> numbers = Stream.of(Files.readString(file).split(" "))
                    .map(Integer::valueOf)
                    .toList();
            return new FaultCount(numbers.get(0), numbers.get(1));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    private FaultCount plus(FaultCount other) {
        return new FaultCount(cases + other.cases, truthful + other.truthful);
    }

    @Override
    public String toString() {
        return "faults: " + cases + " cases, " + truthful + " told the truth";
    }
}
