package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A process that notes changes in a ledger until it cannot, and says how many it noted. */
final class LedgerFiller {

    private LedgerFiller() {}

    public static void main(String[] arguments) throws IOException {
        Ledger ledger = Ledger.begin(
                new LedgerHead(CloneKind.REPLACE, "recipient-uuid", "donor-uuid"), Optional.of(Path.of(arguments[0])));
        int noted = 0;
        try {
            while (true) {
                ledger.note(new PluginChange(Side.RECIPIENT, "library_" + noted + ".so"));
                noted++;
            }
        } catch (IOException e) {
            System.out.println("noted: " + noted);
        }
    }
}
