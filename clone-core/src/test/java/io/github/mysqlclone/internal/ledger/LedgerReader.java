package io.github.mysqlclone.internal.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** Takes a ledger up and says how that went: run as a process of its own. */
final class LedgerReader {

    private LedgerReader() {}

    public static void main(String[] arguments) throws IOException {
        try {
            Ledger ledger = Ledger.read(Path.of(arguments[0]));
            System.out.println("taken up, outstanding: " + ledger.outstanding().size());
            ledger.release();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
