package io.github.mysqlclone.internal.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ledger that ends anywhere: no note that was written to its end is lost, and none is read that was not. */
class TornLedgerTest {

    private static final String[] TEXTS = {"", "ON", "a\tb", "\n", "10.0.0.2:3306,db\u00e4:1", "%", "'", "\\ "};

    private static final Change LATER = new PluginChange(Side.RECIPIENT, "one-more");

    @TempDir
    private Path folder;

    /** What is outstanding when the file is that long. */
    private record Written(int length, List<Change> outstanding) {}

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)] + TEXTS[random.nextInt(TEXTS.length)];
    }

    private static Change change(Random random) {
        AccountChange account = new AccountChange("u" + text(random), "10.0.0.2", random.nextBoolean(), text(random));
        return switch (random.nextInt(5)) {
            case 0 ->
                new VariableChange(
                        Side.RECIPIENT, PreparationPart.SETTINGS, "clone_ssl_ca", text(random), text(random));
            case 1 -> new PersistedChange("event_scheduler", text(random), "OFF", text(random));
            case 2 -> new PluginChange(Side.DONOR, "mysql_clone.so");
            case 3 -> account;
            default -> new AccountCopy(account, text(random));
        };
    }

    private List<Written> write(Random random, Path file) throws IOException {
        List<Written> written = new ArrayList<>();
        TreeMap<Integer, Note> model = new TreeMap<>();
        Ledger ledger =
                Ledger.begin(new LedgerHead(CloneKind.REPLACE, "recipient-uuid", "donor-uuid"), Optional.of(file));
        written.add(new Written((int) Files.size(file), List.of()));
        for (int i = 0; i < 12; i++) {
            if (model.size() > 1 && random.nextInt(3) == 0) {
                Note settled = new ArrayList<>(model.values()).get(random.nextInt(model.size()));
                model.remove(settled.number());
                ledger.settle(settled);
            } else {
                Note note = ledger.note(change(random));
                model.put(note.number(), note);
            }
            written.add(new Written(
                    (int) Files.size(file),
                    model.values().stream().map(Note::change).toList()));
        }
        ledger.release();
        return written;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tellsWhatWasWrittenToItsEnd(long seed) throws IOException {
        Path file = folder.resolve("ledger");
        Random random = new Random(seed);
        List<Written> written = write(random, file);
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length <= whole.length; length++) {
            int cut = length;
            Path torn = folder.resolve("torn");
            Files.write(torn, Arrays.copyOf(whole, cut));
            List<Change> expected = written.stream()
                    .filter(state -> state.length() <= cut)
                    .reduce((one, later) -> later)
                    .map(Written::outstanding)
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
