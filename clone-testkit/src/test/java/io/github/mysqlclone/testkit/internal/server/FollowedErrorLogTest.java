package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedErrorLogTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void tellsEachLineOnceAndTroubleFromTheRest() throws IOException {
        Path file = folder.resolve("error.log");
        FollowedErrorLog log = log(file);
        log.look();
        append(file, "1 [Note] begins\n2 [ERROR] brok");
        log.look();
        append(file, "en\n3 [Warning] odd\n");
        log.look();
        log.look();

        assertThat(told).containsExactly("false 1 [Note] begins", "true 2 [ERROR] broken", "true 3 [Warning] odd");
    }

    @Test
    void waitsForTheRestOfACharacter() throws IOException {
        Path file = folder.resolve("error.log");
        FollowedErrorLog log = log(file);
        byte[] line = "Zürich\n".getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(line, 2));
        log.look();
        Files.write(file, Arrays.copyOfRange(line, 2, line.length), StandardOpenOption.APPEND);
        log.look();

        assertThat(told).containsExactly("false Zürich");
    }

    /** Such as an InnoDB dump of a transaction's statement. */
    @Test
    void tellsALineThatIsLongerThanWhatIsReadAtOnceInPieces() throws IOException {
        Path file = folder.resolve("error.log");
        FollowedErrorLog log = log(file);
        String filler = "ü".repeat(1 << 20);
        append(file, "1 [ERROR] " + filler + " end\n2 [Note] goes on\n");
        log.look();

        List<String> pieces = told.subList(0, told.size() - 1);
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(pieces.stream().allMatch(piece -> piece.startsWith("true "))).isTrue();
        String joined =
                pieces.stream().map(piece -> piece.substring("true ".length())).collect(Collectors.joining());
        assertThat(joined.equals("1 [ERROR] " + filler + " end"))
                .as("nothing is lost or broken")
                .isTrue();
        assertThat(told.get(told.size() - 1)).isEqualTo("false 2 [Note] goes on");
    }

    @Test
    void takesALineThatEndsWithWhatIsReadAtOnceForOne() throws IOException {
        Path file = folder.resolve("error.log");
        FollowedErrorLog log = log(file);
        String line = "x".repeat(1 << 20);
        append(file, line);
        log.look();
        append(file, "\n2 [Note] goes on\n");
        log.look();

        assertThat(told.equals(List.of("false " + line, "false 2 [Note] goes on")))
                .as("one line, and another")
                .isTrue();
    }

    @Test
    void isAtTheEndAfterOneLookHoweverMuchThereIs() throws IOException {
        Path file = folder.resolve("error.log");
        append(file, ("y".repeat(99) + "\n").repeat(30_000));
        log(file).look();

        assertThat(told).hasSize(30_000);
    }

    private FollowedErrorLog log(Path file) {
        return new FollowedErrorLog(file, (isTrouble, line) -> told.add(isTrouble + " " + line));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
