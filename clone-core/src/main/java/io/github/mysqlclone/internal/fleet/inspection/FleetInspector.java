package io.github.mysqlclone.internal.fleet.inspection;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.FleetOptions;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.fleet.request.MemberSpecs;
import io.github.mysqlclone.internal.fleet.request.PossibleDonor;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.reading.DaemonTask;
import io.github.mysqlclone.server.DifferentServerException;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.ServerConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Looks at all members at once. */
public record FleetInspector(FleetRequest wish, FleetOptions options, LedgerFolder ledgers, ConnectionOpener opener) {

    /** ER_CON_COUNT_ERROR, ER_SERVER_SHUTDOWN; most of the time it says nothing. */
    private static final Set<Integer> WHILE_RESTARTING = Set.of(1040, 1053);

    /** Each look takes several connections at the source, too. */
    private static final int MOST_AT_ONCE = 8;

    private static final Duration MEANWHILE_EVERY = Duration.ofSeconds(5);

    private static final long PAUSE_MILLIS = 2_000;

    /** How all of them are looked at. */
    private record Looking(
            MemberReader reader, ReplicationSourceFinder sources, Map<String, PossibleDonor> judges, Semaphore atOnce) {

        MemberInspection once(FleetMember member) throws InterruptedException {
            atOnce.acquire();
            try {
                PossibleDonor judge = sources.of(member);
                judges.put(member.name(), judge);
                return reader.look(member, judge);
            } finally {
                atOnce.release();
            }
        }
    }

    /**
     * Look at them.
     *
     * @param waits whether a member that an earlier call was cloning is still waited for, as it may be restarting
     * @param meanwhile done every few seconds
     */
    public FleetInspection survey(BooleanSupplier waits, Runnable meanwhile) throws InterruptedException {
        RootState root = RootState.read(wish.root(), opener);
        MemberReader reader = new MemberReader(wish, new MemberSpecs(wish, options, ledgers), ledgers, opener);
        ReplicationSourceFinder sources = new ReplicationSourceFinder(wish, options, ledgers, opener);
        Map<String, PossibleDonor> judges = new ConcurrentHashMap<>();
        Looking looking = new Looking(reader, sources, judges, new Semaphore(MOST_AT_ONCE));
        List<DaemonTask<MemberInspection>> tasks = new ArrayList<>();
        try {
            for (FleetMember member : wish.members()) {
                DaemonTask<MemberInspection> task = new DaemonTask<>(
                        "mysql-clone-fleet-" + member.name(), () -> look(looking, member, waits), () -> {});
                tasks.add(task);
                task.start();
            }
            List<MemberInspection> looks = new ArrayList<>();
            for (DaemonTask<MemberInspection> task : tasks) {
                looks.add(task.get(MEANWHILE_EVERY, meanwhile));
            }
            return new FleetInspection(wish, options, root, new ChainedLooks(wish, reader, judges).settled(looks))
                    .judgedTogether();
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } finally {
            tasks.forEach(DaemonTask::close);
        }
    }

    private MemberInspection look(Looking looking, FleetMember member, BooleanSupplier waits)
            throws InterruptedException {
        long deadline = System.nanoTime() + wish.spec().timeouts().restart().toNanos();
        while (true) {
            try {
                return looking.once(member);
            } catch (MySqlCloneException e) {
                boolean isWaitedFor = waits.getAsBoolean() && ledgers.knows(member) && mayBeRestarting(e, wish.root());
                if (!isWaitedFor || System.nanoTime() - deadline > 0) {
                    return MemberReader.unreadable(member, e);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    /**
     * Returns whether a member that was being cloned may have said this because it restarts. To try a login again that is refused only
     * has a server block the host in the end, and the source restarts for no clone.
     */
    public static boolean mayBeRestarting(MySqlCloneException thrown, PossibleDonor root) {
        return thrown instanceof ServerConnectionException refusal
                && !(thrown instanceof DifferentServerException)
                && !refusal.server().equals(root.server())
                && refusal.error()
                        .filter(said -> !WHILE_RESTARTING.contains(said.number()))
                        .isEmpty();
    }
}
