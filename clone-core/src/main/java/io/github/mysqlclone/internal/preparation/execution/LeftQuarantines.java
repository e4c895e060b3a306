package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.preparation.Quarantine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Quarantines that outlasted the process whose clone began them. */
public final class LeftQuarantines {

    private LeftQuarantines() {}

    /** Returns the one that a ledger tells of; empty if it tells of none. */
    public static Optional<Quarantine> in(Path ledger) throws IOException {
        return HeldQuarantine.in(ledger);
    }
}
