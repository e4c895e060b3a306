package io.github.mysqlclone.preparation;

import io.github.mysqlclone.server.Side;
import java.util.EnumSet;
import java.util.Set;

/** What stays on which server after a successful clone. */
record KeptParts(Set<PreparationPart> onDonor, Set<PreparationPart> onRecipient) {

    static final KeptParts NONE = new KeptParts(Set.of(), Set.of());

    KeptParts {
        onDonor = Set.copyOf(onDonor);
        onRecipient = Set.copyOf(onRecipient);
    }

    KeptParts with(Side side, Set<PreparationPart> some) {
        if (some.contains(PreparationPart.ACCOUNT) || some.contains(PreparationPart.QUARANTINE)) {
            throw new IllegalArgumentException("keep: neither ACCOUNT, which always goes, nor QUARANTINE, which stays"
                    + " until it is lifted (was " + some + ")");
        }
        Set<PreparationPart> more = EnumSet.copyOf(some);
        more.addAll(on(side));
        return switch (side) {
            case DONOR -> new KeptParts(more, onRecipient);
            case RECIPIENT -> new KeptParts(onDonor, more);
        };
    }

    boolean has(Side side, PreparationPart part) {
        return on(side).contains(part);
    }

    private Set<PreparationPart> on(Side side) {
        return switch (side) {
            case DONOR -> onDonor;
            case RECIPIENT -> onRecipient;
        };
    }
}
