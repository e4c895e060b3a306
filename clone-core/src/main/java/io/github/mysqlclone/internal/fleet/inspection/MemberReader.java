package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.request.MemberSpecs;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.internal.reading.FactReader;
import io.github.mysqlclone.internal.run.BusyDonor;
import io.github.mysqlclone.internal.run.PreflightRefusal;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.provisioning.ProvisioningVerdict;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.ServerConnectionException;
import io.github.mysqlclone.server.ServerError;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at one member and says what has to be done; changes nothing. */
record MemberReader(FleetRequest wish, MemberSpecs specs, LedgerFolder ledgers, ConnectionOpener opener) {

    /** Returns what has to be done, by what it is to the server that it is to replicate from. */
    MemberInspection look(FleetMember member, PossibleDonor source) {
        RemoteCloneSpec spec = specs.of(member, source);
        ProvisioningRun run = new ProvisioningRun(spec, member.server(), wish.replication());
        try {
            MySqlServer reached = run.reached();
            try (ServerConnection connection = opener.open(reached)) {
                String uuid = connection.identity().uuid();
                long serverId = connection
                        .queryFirst("SELECT @@GLOBAL.server_id", row -> row.getLong(1))
                        .orElse(0L);
                boolean hasPlugin = ActiveClonePlugin.isOn(connection);
                MemberVerdict verdict = verdict(member, uuid, run, spec, reached, hasPlugin);
                return new MemberInspection(verdict, reached, uuid, serverId, facts(verdict, reached));
            }
        } catch (SQLException e) {
            throw new ServerConnectionException(
                    member.server(),
                    member + " could not be read: " + e.getMessage(),
                    ServerError.of(e).orElse(null),
                    e);
        }
    }

    private MemberVerdict verdict(
            FleetMember member,
            String uuid,
            ProvisioningRun run,
            RemoteCloneSpec spec,
            MySqlServer reached,
            boolean hasPlugin) {
        if (hasPlugin && ledgers.knows(member)) {
            Optional<CloneStatus> running = CloneStatus.read(reached).filter(EarlierClone::runs);
            if (running.isPresent()) {
                return running(member, uuid, running.get());
            }
        }
        ProvisioningVerdict found = run.verdict();
        List<Obstacle> inTheWay = found instanceof ProvisioningVerdict.Replicating ? List.of() : run.inTheWay(found);
        if (found instanceof ProvisioningVerdict.Replicating) {
            return new MemberVerdict.Nothing(member, found);
        }
        if (ProvisioningRun.isCopy(found)) {
            return inTheWay.isEmpty()
                    ? new MemberVerdict.Replicate(member, found)
                    : new MemberVerdict.Refused(member, sentences(inTheWay), Optional.of(found), Optional.empty());
        }
        PreflightReport report = preflight(spec, reached);
        Stream<String> consent =
                found instanceof ProvisioningVerdict.ConsentNeeded ? Stream.of(found.toString()) : Stream.of();
        Stream<String> obstacles = inTheWay.isEmpty() ? Stream.of() : Stream.of(sentences(inTheWay));
        // Of one that somebody must consent for, preflight says the same once more.
        Stream<String> refusal = found instanceof ProvisioningVerdict.ConsentNeeded
                ? Stream.of()
                : PreflightRefusal.of(spec, BusyDonor.free(report)).stream();
        String why = Stream.of(consent, obstacles, refusal)
                .flatMap(reasons -> reasons)
                .collect(Collectors.joining("\n"));
        return why.isEmpty()
                ? new MemberVerdict.Clone(member, found, report)
                : new MemberVerdict.Refused(member, why, Optional.of(found), Optional.of(report));
    }

    /** What runs there need not be what the earlier call has begun. */
    private MemberVerdict running(FleetMember member, String uuid, CloneStatus status) {
        Set<String> sources = Stream.concat(
                        Stream.of(wish.root().name()),
                        wish.members().stream()
                                .filter(other -> !other.equals(member))
                                .map(FleetMember::name))
                .collect(Collectors.toSet());
        return new EarlierClone(uuid, ledgers.head(member), sources)
                .objection(status)
                .<MemberVerdict>map(why -> new MemberVerdict.Refused(member, why, Optional.empty(), Optional.empty()))
                .orElseGet(() -> new MemberVerdict.Cloning(member, status.identity()));
    }

    /** One member alone is compared with the source only. */
    private Optional<RecipientFacts> facts(MemberVerdict verdict, MySqlServer reached) {
        return verdict instanceof MemberVerdict.Clone && wish.members().size() > 1
                ? Optional.of(new FactReader(opener).recipient(reached))
                : Optional.empty();
    }

    private static PreflightReport preflight(RemoteCloneSpec spec, MySqlServer reached) {
        try (CloneSession session =
                spec.prepare(spec.preparation().quarantine()).openSession(reached)) {
            return session.preflight();
        }
    }

    private static String sentences(List<Obstacle> obstacles) {
        return obstacles.stream().map(Obstacle::toString).collect(Collectors.joining("\n"));
    }

    /** Returns what is said of one that could not be looked at. */
    static MemberInspection unreadable(FleetMember member, MySqlCloneException why) {
        return new MemberInspection(
                new MemberVerdict.Refused(member, String.valueOf(why.getMessage()), Optional.empty(), Optional.empty()),
                member.server(),
                "",
                0,
                Optional.empty());
    }
}
