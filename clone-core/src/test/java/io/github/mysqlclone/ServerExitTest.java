package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServerExitTest {

    @Test
    void keepsTheLastLinesOfALongLog() {
        String log = IntStream.rangeClosed(1, 250).mapToObj(Integer::toString).collect(Collectors.joining("\n"));

        assertThat(ServerExit.of(OptionalInt.of(1), log).errorLog())
                .hasSize(ServerExit.MOST_LINES)
                .startsWith("151")
                .endsWith("250");
    }

    @Test
    void knowsNothingOfAnEmptyLog() {
        assertThat(ServerExit.of(OptionalInt.empty(), "")).isEqualTo(ServerExit.unknown());
    }
}
