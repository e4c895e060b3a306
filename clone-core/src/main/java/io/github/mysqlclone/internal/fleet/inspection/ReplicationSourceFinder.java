package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** By which server a member is judged: where replication is chained, by the one of the fleet that it follows. */
public record ReplicationSourceFinder(
        FleetRequest wish, FleetOptions options, LedgerFolder ledgers, ConnectionOpener opener) {

    private static final Logger log = LoggerFactory.getLogger(ReplicationSourceFinder.class);

    /** Returns the server that it follows, or will; the source itself where replication is not chained. */
    public PossibleDonor of(FleetMember member) {
        return options.replicateFrom() == ReplicationSource.ROOT
                ? wish.root()
                : parent(member)
                        .filter(parent -> isAbove(parent, Set.of(member.name())))
                        .orElseGet(wish::root);
    }

    /** Members that follow each other have nothing from the root, and must not vouch for one another. */
    private boolean isAbove(PossibleDonor parent, Set<String> below) {
        if (parent.name().equals(wish.root().name())) {
            return true;
        }
        if (below.contains(parent.name())) {
            return false;
        }
        Set<String> more = new HashSet<>(below);
        more.add(parent.name());
        // One that follows nobody of the fleet is judged by the root itself.
        return parent(wish.member(parent.name()))
                .map(next -> isAbove(next, more))
                .orElse(true);
    }

    private Optional<PossibleDonor> parent(FleetMember member) {
        return Optional.of(channels(member.server()))
                .filter(found -> !found.isEmpty())
                .orElseGet(() -> channels(wish.afterClone(member)))
                .stream()
                .flatMap(channel -> channel.source().stream())
                .flatMap(source -> followed(member, source).stream())
                .findFirst()
                .or(() -> ledgers.donorOf(member).flatMap(uuid -> withUuid(member, uuid)));
    }

    /** One that an earlier call has cloned, and not made a replica, follows nobody yet: its ledger says whose copy it is. */
    private Optional<PossibleDonor> withUuid(FleetMember member, String uuid) {
        return wish.members().stream()
                .filter(other -> !other.equals(member))
                .map(wish::asDonor)
                .filter(other -> is(other, uuid))
                .findFirst();
    }

    private boolean is(PossibleDonor other, String uuid) {
        try {
            opener.open(other.server(), uuid).close();
            return true;
        } catch (MySqlCloneException e) {
            log.debug("{} is not the server {}: {}", other, uuid, e.getMessage());
            return false;
        }
    }

    private Optional<PossibleDonor> followed(FleetMember member, Address source) {
        if (wish.root().address().equals(source)) {
            return Optional.of(wish.root());
        }
        return wish.members().stream()
                .filter(other -> !other.equals(member) && other.address().equals(source))
                .map(wish::asDonor)
                .findFirst();
    }

    /** Who cannot tell is judged by the root, and what is wrong shows then. */
    private static List<ReplicaStatus> channels(MySqlServer server) {
        try {
            return ReplicaStatus.read(server);
        } catch (MySqlCloneException e) {
            log.debug("Whom {} follows could not be read: {}", server, e.getMessage());
            return List.of();
        }
    }
}
