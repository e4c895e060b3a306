package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.internal.fleet.inspection.ActiveClonePlugin;
import io.github.mysqlclone.internal.fleet.inspection.MemberInspection;
import io.github.mysqlclone.internal.fleet.inspection.ServersByUuid;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.server.Account;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins one clone, once both servers are those that were looked at, the recipient could follow its donor, and what an attempt before has
 * changed is put back.
 *
 * @param temporary the account that was made for the whole fleet; empty where the spec has one of its own
 */
record CloneStart(
        FleetRunContext setting, ServersByUuid servers, EarlierAttempts attempts, Optional<Account> temporary) {

    private static final Logger log = LoggerFactory.getLogger(CloneStart.class);

    /** What came of it. */
    sealed interface Outcome {}

    /** It runs. */
    record Begun(RunningClone running) implements Outcome {}

    /** Nothing was begun: the recipient could not follow the donor. */
    record Unfit(String why) implements Outcome {}

    /** Nothing was begun: another donor is waited for, on which something is to be put back. */
    record Waits() implements Outcome {}

    /** Nothing was begun. */
    record Refused(RemoteCloneSpec spec, RuntimeException why) implements Outcome {}

    Outcome of(FleetMember member, PossibleDonor donor, Pairing pairing) {
        RemoteCloneSpec spec = setting.specs().cloning(member, donor, temporary);
        try {
            MemberInspection look = servers.look(member);
            ServersOfClone both = new ServersOfClone(
                    setting.opener(), look.reached(), look.uuid(), donor.server(), servers.uuid(donor));
            both.require();
            List<Obstacle> obstacles = isChained(donor) ? inTheWay(member, donor) : List.of();
            if (!obstacles.isEmpty()) {
                return new Unfit(obstacles.stream().map(Obstacle::toString).collect(Collectors.joining(" ")));
            }
            if (!attempts.arePutBack(member, donor)) {
                return new Waits();
            }
            // Not before: an earlier attempt may have installed it, and what that did is undone by now.
            boolean hadPlugin = ActiveClonePlugin.isOn(setting.opener(), look.reached(), look.uuid());
            log.info("Cloning {} from {}, generation {}", member, donor, pairing.generation());
            CloneSession session = spec.openSession(look.reached());
            session.beforeClone(report -> both.objection());
            return new Begun(new RunningClone(member, pairing, spec, hadPlugin, Optional.of(session), session.start()));
        } catch (RuntimeException e) {
            return new Refused(spec, e);
        }
    }

    /** From the source it was judged before; what another donor would be as a source shows only once that is a copy. */
    private boolean isChained(PossibleDonor donor) {
        return setting.options().replicateFrom() == ReplicationSource.PARENT
                && !donor.name().equals(setting.wish().root().name());
    }

    private List<Obstacle> inTheWay(FleetMember member, PossibleDonor donor) {
        ProvisioningRun run = new ProvisioningRun(
                setting.specs().of(member, donor),
                member.server(),
                setting.wish().replication());
        return run.inTheWay(run.verdict());
    }
}
