package io.github.mysqlclone.testkit.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFileTest {

    @TempDir
    private Path folder;

    @Test
    void saysTheSameToAllWhoAskAtOnceAndAnotherElsewhere(@TempDir Path elsewhere) throws IOException {
        Set<Optional<String>> texts = IntStream.range(0, 50)
                .parallel()
                .mapToObj(asked -> new MachineFile(folder).text())
                .collect(Collectors.toCollection(HashSet::new));

        assertThat(texts).hasSize(1).allMatch(Optional::isPresent);
        assertThat(new MachineFile(elsewhere).text()).isPresent().isNotIn(texts);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void saysNothingWhereItCannotBeKept() {
        assertThat(new MachineFile(folder.resolve("nowhere")).text()).isEmpty();
    }

    @Test
    void saysNothingThatAnotherUserHasWritten() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file away");
        assertThat(new MachineFile(folder).text()).isPresent();
        try (Stream<Path> files = Files.list(folder)) {
            Files.setAttribute(files.findFirst().orElseThrow(), "unix:uid", 65_534);
        }

        assertThat(new MachineFile(folder).text()).isEmpty();
    }
}
