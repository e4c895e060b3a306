package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorAccount;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Foretells what preflight would read once all changes are made. */
public final class FactsAfterPreparation {

    private FactsAfterPreparation() {}

    /** Return the facts as the changes will leave them. */
    public static CloneFacts of(CloneFacts now, PlannedChanges changes) {
        if (changes.equals(PlannedChanges.NONE)) {
            return now;
        }
        RecipientFacts recipient = now.recipient();
        ServerFacts server = new ServerAfterPreparation(changes, Side.RECIPIENT).apply(recipient.server());
        return new CloneFacts(
                new RecipientFacts(server, recipient.userData(), files(recipient.host(), changes), recipient.space()),
                now.donor().map(donor -> donor(donor, changes)),
                now.loginAfterRestart(),
                changes,
                now.replicationObstacles(),
                now.sharedHost());
    }

    private static DonorFacts donor(DonorFacts now, PlannedChanges changes) {
        ServerFacts server = new ServerAfterPreparation(changes, Side.DONOR).apply(now.server());
        List<AccountChange> accounts = changes.of(AccountChange.class).toList();
        if (accounts.isEmpty()) {
            return new DonorFacts(
                    server,
                    now.donorAccountGrants(),
                    now.donorAccount(),
                    now.donorAccountRefusal(),
                    now.uuidsAtItsAddress());
        }
        Set<String> tls = accounts.get(0).requireSsl() ? Set.of("ANY") : Set.of();
        Set<String> hosts = accounts.stream().map(AccountChange::host).collect(Collectors.toSet());
        return new DonorFacts(
                        server,
                        Fact.of(new Grants(Set.of("BACKUP_ADMIN"), List.of(), Set.of(), false)),
                        Fact.of(new DonorAccount(hosts, tls, false, false, false)))
                // Its password is the one that it is made with.
                .withLogin(Fact.of(Optional.empty()))
                .withUuidsAtItsAddress(now.uuidsAtItsAddress());
    }

    /** The files were looked for under their old names. */
    private static Fact<HostFiles> files(Fact<HostFiles> now, PlannedChanges changes) {
        boolean areOthers = changes.of(VariableChange.class)
                .anyMatch(change -> change.name().startsWith("clone_ssl_"));
        return areOthers
                ? now.map(files -> new HostFiles(
                        files.pluginLibraries(),
                        Fact.unknown("the files that the preparation names were not looked for"),
                        files.strayFiles(),
                        files.strayTablespaces(),
                        files.lockedFolders(),
                        files.orphanFolders(),
                        files.options(),
                        files.target()))
                : now;
    }
}
