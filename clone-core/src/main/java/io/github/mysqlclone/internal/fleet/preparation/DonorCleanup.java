package io.github.mysqlclone.internal.fleet.preparation;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.inspection.ServersByUuid;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.ledger.Ledger;
import io.github.mysqlclone.internal.ledger.Note;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.preparation.CloneCleanup;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts back, at the end, what was changed on donors that did not answer when it was their turn. */
public record DonorCleanup(FleetRunContext setting, ServersByUuid servers) {

    private static final Logger log = LoggerFactory.getLogger(DonorCleanup.class);

    /** Do it; what still cannot be put back is left to the next call, and listed. */
    public void run() {
        Map<String, List<Leftover>> left = new LinkedHashMap<>();
        for (Path file : setting.ledgers().ofDonorsOnly()) {
            try {
                Ledger notes = Ledger.look(file);
                Optional<FleetMember> recipient = servers.member(notes.head().recipientUuid());
                String name =
                        recipient.map(FleetMember::name).orElse(notes.head().recipientUuid());
                left.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(recovered(file, notes, recipient));
            } catch (IOException e) {
                log.warn("What is noted in {} stays: {}", file, e.toString());
            }
        }
        left.forEach(setting.outcomes()::leftOnDonors);
    }

    private List<Leftover> recovered(Path file, Ledger notes, Optional<FleetMember> recipient) {
        Optional<PossibleDonor> donor = servers.donor(notes.head().donorUuid());
        if (recipient.isEmpty() || donor.isEmpty()) {
            return outstanding(notes, "its servers are none of this fleet");
        }
        try {
            MySqlServer reached = new ProvisioningRun(
                            setting.specs().of(recipient.get(), donor.get()),
                            recipient.get().server(),
                            setting.wish().replication())
                    .reached();
            return CloneCleanup.recover(file, reached, donor.get().server());
        } catch (IOException | MySqlCloneException | IllegalStateException e) {
            return outstanding(notes, String.valueOf(e.getMessage()));
        }
    }

    private static List<Leftover> outstanding(Ledger notes, String why) {
        return notes.outstanding().stream()
                .map(Note::change)
                .map(change -> new Leftover(change.side(), change.what(), change.undo(), why))
                .toList();
    }
}
