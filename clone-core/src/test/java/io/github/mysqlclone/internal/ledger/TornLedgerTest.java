package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that ends anywhere: no note that was written to its end is lost, and none is read that was not. */
class TornLedgerTest {

    private static final Change LATER = new PluginChange(Side.RECIPIENT, "one-more");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tellsWhatWasWrittenToItsEnd(long seed) throws IOException {
        Path file = folder.resolve("ledger");
        Random random = new Random(seed);
        List<RandomLedger.Written> written = RandomLedger.write(random, file);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length <= whole.length; length++) {
            int cut = length;
            Path torn = folder.resolve("torn");
            Files.write(torn, Arrays.copyOf(whole, cut));
            List<Change> expected = written.stream()
                    .filter(state -> state.length() <= cut)
                    .reduce((one, later) -> later)
                    .map(RandomLedger.Written::outstanding)
                    .orElse(List.of());

            assertThat(changes(Ledger.look(torn)))
                    .as("seed %d, cut to %d of %d bytes:%n%s", seed, cut, whole.length, text(whole, cut))
                    .containsExactlyInAnyOrderElementsOf(expected);
            // Each line that is written is forced to the disk, which takes time.
            if (written.get(0).length() <= cut && random.nextInt(20) == 0) {
                goesOn(torn, expected, "seed %d, one more after %d bytes".formatted(seed, cut));
            }
        }
    }

    private static void goesOn(Path torn, List<Change> expected, String what) throws IOException {
        Ledger ledger = Ledger.read(torn);
        ledger.note(LATER);
        ledger.release();

        List<Change> more = new ArrayList<>(expected);
        more.add(LATER);
        assertThat(changes(Ledger.look(torn))).as(what).containsExactlyInAnyOrderElementsOf(more);
    }

    private static List<Change> changes(Ledger ledger) {
        return ledger.outstanding().stream().map(Note::change).toList();
    }

    private static String text(byte[] whole, int length) {
        return new String(whole, 0, length, StandardCharsets.UTF_8);
    }
}
