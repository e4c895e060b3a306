package io.github.mysqlclone.internal.ledger;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Ledgers of changes that no clone has made, and what is outstanding after each of their lines. */
final class RandomLedger {

    private static final String[] TEXTS = {"", "ON", "a\tb", "\n", "10.0.0.2:3306,db\u00e4:1", "%", "'", "\\ "};

    private RandomLedger() {}

    /** What is outstanding when the file is that long. */
    record Written(int length, List<Change> outstanding) {}

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

    /** Writes one, and returns what was outstanding after each line. */
    static List<Written> write(Random random, Path file) throws IOException {
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
}
