package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.inspection.MemberInspection;
import io.github.mysqlclone.internal.fleet.inspection.ServersByUuid;
import io.github.mysqlclone.internal.fleet.lease.DonorLeases;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back what an attempt before has changed, by this call or an earlier one, before the next one notes changes of its own. A donor that
 * has died meanwhile is waited for as long as it would wait itself for a lost recipient; then its part is set aside, for the end of
 * this call and for the next. Used by the thread of the fleet.
 */
final class EarlierAttempts {

    private static final Logger log = LoggerFactory.getLogger(EarlierAttempts.class);

    private final FleetRunContext setting;
    private final ServersByUuid servers;
    private final DonorLeases leases;
    private final Map<String, Long> waitingSince = new HashMap<>();

    EarlierAttempts(FleetRunContext setting, ServersByUuid servers, DonorLeases leases) {
        this.setting = setting;
        this.servers = servers;
        this.leases = leases;
    }

    /** Put it back; return whether the next attempt may begin, or has to wait. */
    boolean arePutBack(FleetMember member, PossibleDonor donorNow) {
        Optional<PossibleDonor> known = setting.ledgers().donorOf(member).flatMap(servers::donor);
        PossibleDonor donorThen = known.orElse(donorNow);
        MemberInspection look = servers.look(member);
        List<Leftover> leftovers = new ProvisioningRun(
                        setting.specs().of(member, donorThen),
                        member.server(),
                        setting.wish().replication())
                .undoEarlier(look.reached(), look.uuid());
        setting.outcomes().leftOnly(member.name(), leftovers);
        if (leftovers.isEmpty() || leftovers.stream().anyMatch(one -> one.side() == Side.RECIPIENT)) {
            // What stays on the member itself is in the way of its clone, which says so.
            return true;
        }
        long now = System.nanoTime();
        long since = waitingSince.computeIfAbsent(member.name(), name -> now);
        // Of one that is none of this fleet nobody here can say when it will answer.
        Duration window = known.isPresent() ? leases.window(donorThen.name()) : Duration.ZERO;
        if (now - since < window.toNanos()) {
            log.info(
                    "{} waits for {}, on which something is to be put back, for {} at most", member, donorThen, window);
            return false;
        }
        setAside(member, donorThen);
        return true;
    }

    private void setAside(FleetMember member, PossibleDonor donor) {
        try {
            setting.ledgers().setAside(member);
            waitingSince.remove(member.name());
            log.warn("{} does not answer: what was changed there for {} is put back once it does", donor, member);
        } catch (IOException e) {
            log.warn("The ledger of {} could not be set aside: {}", member, e.toString());
        }
    }
}
