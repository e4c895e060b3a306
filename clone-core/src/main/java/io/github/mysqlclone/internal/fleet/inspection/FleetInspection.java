package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.fleet.ReplicationSource;
import io.github.mysqlclone.internal.facts.RecipientFacts;
import io.github.mysqlclone.internal.fleet.plan.CloneQueue;
import io.github.mysqlclone.internal.fleet.plan.PlannedTree;
import io.github.mysqlclone.internal.fleet.plan.QueueRules;
import io.github.mysqlclone.internal.fleet.plan.ServerLocation;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.preflight.CheckId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a look at the whole fleet showed.
 *
 * @param looks one for each member, in the order in which they were given
 */
public record FleetInspection(FleetRequest wish, FleetOptions options, RootState root, List<MemberInspection> looks) {

    /** Copy the list. */
    public FleetInspection {
        looks = List.copyOf(looks);
    }

    /** Judge what shows only when all are seen together. */
    public FleetInspection judgedTogether() {
        return refusing(this::reason).refusedWhereLogsGo();
    }

    private FleetInspection refusing(Function<MemberInspection, Optional<String>> reasons) {
        List<MemberInspection> judged = looks.stream()
                .map(look -> reasons.apply(look)
                        .map(why -> look.with(new MemberVerdict.Refused(
                                look.verdict().member(), why, Optional.empty(), Optional.empty())))
                        .orElse(look))
                .toList();
        return new FleetInspection(wish, options, root, judged);
    }

    /** Nothing is dropped for replication that might find purged what it needs. */
    private FleetInspection refusedWhereLogsGo() {
        Optional<String> objection = mayLoseLogs()
                ? Optional.empty()
                : retention(PlannedTree.of(queue(0), wish.root().name()).rounds());
        return objection.isEmpty()
                ? this
                : refusing(look -> look.verdict() instanceof MemberVerdict.Clone ? objection : Optional.empty());
    }

    private boolean mayLoseLogs() {
        return wish.spec().preflightPolicy().skips(CheckId.BINLOG_RETENTION);
    }

    /** Where none is the donor of another, none waits for it. */
    private Optional<String> retention(int rounds) {
        return options.maxGenerations() == 1
                ? Optional.empty()
                : new TreeRetention(
                                root.keepsLogs(), rounds, wish.spec().timeouts().restart())
                        .objection();
    }

    private Optional<String> reason(MemberInspection look) {
        if (look.verdict() instanceof MemberVerdict.Refused) {
            return Optional.empty();
        }
        if (!look.uuid().isEmpty() && look.uuid().equalsIgnoreCase(root.uuid())) {
            return Optional.of("It is the source itself: both have server_uuid " + look.uuid()
                    + ". Give servers that are to be copies of it, and not the source.");
        }
        for (MemberInspection other : looks) {
            FleetMember another = other.verdict().member();
            if (another.equals(look.verdict().member()) || look.uuid().isEmpty()) {
                continue;
            }
            if (other.uuid().equalsIgnoreCase(look.uuid())) {
                return Optional.of("It is the same server as " + another + ": both have server_uuid " + look.uuid()
                        + ". Give each server once.");
            }
            if (other.serverId() == look.serverId()) {
                return Optional.of("Its server_id " + look.serverId() + " is that of " + another
                        + ", too, so that the two would drive each other from their source. Give each server its own.");
            }
        }
        return !root.hasGtids() && look.verdict() instanceof MemberVerdict.Clone && wouldBeGrandchild()
                ? Optional.of("gtid_mode is " + root.gtidMode()
                        + " on the source, so that a copy of a copy would not know its"
                        + " place in the source's binary log: the coordinates are its parent's. Say maxGenerations(1), or"
                        + " turn GTIDs on.")
                : Optional.empty();
    }

    private boolean wouldBeGrandchild() {
        return toClone().size() > 1 && options.maxGenerations() > 1;
    }

    List<FleetMember> toClone() {
        return looks.stream()
                .map(MemberInspection::verdict)
                .filter(MemberVerdict.Clone.class::isInstance)
                .map(MemberVerdict::member)
                .toList();
    }

    /** Returns those that need the account: one whose clone runs is begun again if that fails. */
    public List<MemberInspection> toPrepareFor() {
        return looks.stream()
                .filter(look -> look.verdict() instanceof MemberVerdict.Clone
                        || look.verdict() instanceof MemberVerdict.Cloning)
                .toList();
    }

    /** Returns the queue as it is before anything has begun. */
    public CloneQueue queue(long now) {
        List<ServerLocation> places =
                toClone().stream().map(FleetRequest::place).toList();
        return CloneQueue.begin(
                QueueRules.of(options, excluded().keySet(), root.keepsLogs()),
                wish.root().place(),
                places,
                now);
    }

    /** Returns what has to be done, with the tree that would come about. */
    public FleetVerdict verdict() {
        PlannedTree.Plan plan = PlannedTree.of(queue(0), wish.root().name());
        List<String> remarks = new ArrayList<>();
        excluded()
                .forEach((pair, why) ->
                        remarks.add(pair.recipient() + " is not cloned from " + pair.donor() + ": " + why));
        retention(plan.rounds()).filter(why -> mayLoseLogs()).ifPresent(remarks::add);
        return new FleetVerdict(looks.stream().map(MemberInspection::verdict).toList(), plan.tree(), remarks);
    }

    /** Returns the pairs of members that cannot be cloned from each other, and why. */
    private Map<QueueRules.Excluded, String> excluded() {
        Map<QueueRules.Excluded, String> excluded = new LinkedHashMap<>();
        for (MemberInspection donor : looks) {
            for (MemberInspection recipient : looks) {
                if (isToBeCloned(donor) && isToBeCloned(recipient) && !donor.equals(recipient)) {
                    String why = objection(
                            donor.facts().orElseThrow(), recipient.facts().orElseThrow());
                    if (!why.isEmpty()) {
                        excluded.put(new QueueRules.Excluded(name(donor), name(recipient)), why);
                    }
                }
            }
        }
        return excluded;
    }

    /** Where replication is chained, the copy of one that sends nothing on would be cloned for nothing. */
    private String objection(RecipientFacts donor, RecipientFacts recipient) {
        String asSource = options.replicateFrom() == ReplicationSource.PARENT ? PairCheck.objectionAsSource(donor) : "";
        return asSource.isEmpty() ? PairCheck.objection(wish.spec(), donor, recipient) : asSource;
    }

    private static boolean isToBeCloned(MemberInspection look) {
        return look.verdict() instanceof MemberVerdict.Clone && look.facts().isPresent();
    }

    private static String name(MemberInspection look) {
        return look.verdict().member().name();
    }
}
