package io.github.mysqlclone.internal.fleet.cloning;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneOutcomeUnknownException;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.internal.fleet.plan.Pairing;
import io.github.mysqlclone.internal.fleet.state.FleetRunContext;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.provisioning.ProvisioningRun;
import io.github.mysqlclone.internal.reading.DaemonTask;
import io.github.mysqlclone.internal.run.SessionOpening;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up clones that an earlier call has begun, each on a thread of its own. A member whose clone ends restarts, and for a while
 * answers nobody, or only with the accounts of the donor: that says nothing about its data, and is asked again. Used by the thread of
 * the fleet.
 */
final class FollowedClones implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(FollowedClones.class);

    private static final long PAUSE_MILLIS = 2_000;

    private final FleetRunContext setting;
    private final Optional<String> temporaryUser;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile boolean closed;

    /** One of them. */
    record Followed(FleetMember member, Pairing pairing, CloneIdentity identity) {}

    /** Take up none yet; the account that was made for this call is that of none of them. */
    FollowedClones(FleetRunContext setting, Optional<String> temporaryUser) {
        this.setting = setting;
        this.temporaryUser = temporaryUser;
    }

    /** Returns the name under which the source of a clone is in the fleet; as the server says it where it is not. */
    String donorOf(CloneIdentity identity) {
        return names().filter(name -> name.equalsIgnoreCase(identity.source()))
                .findFirst()
                .orElse(identity.source());
    }

    boolean isOfFleet(String donor) {
        return names().anyMatch(donor::equals);
    }

    private Stream<String> names() {
        return Stream.concat(
                Stream.of(setting.wish().root().name()),
                setting.wish().members().stream().map(FleetMember::name));
    }

    /**
     * Begin to take one up; what comes of it is told on the thread of the fleet.
     *
     * @param lost told where the member was not seen again within the time of a restart, or another clone was
     */
    void add(Followed clone, Consumer<RunningClone> takenUp, BiConsumer<Followed, CloneOutcomeUnknownException> lost) {
        RemoteCloneSpec spec = setting.specs().of(clone.member(), setting.wish().root());
        Thread thread = new Thread(
                () -> takeUp(clone, spec, takenUp, lost),
                "mysql-clone-fleet-" + clone.member().name());
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void takeUp(
            Followed clone,
            RemoteCloneSpec spec,
            Consumer<RunningClone> takenUp,
            BiConsumer<Followed, CloneOutcomeUnknownException> lost) {
        long deadline = System.nanoTime() + spec.timeouts().restart().toNanos();
        while (true) {
            boolean isLast = stopped || System.nanoTime() - deadline > 0;
            try {
                CloneOperation operation = attach(clone, spec);
                if (closed) {
                    operation.detach();
                }
                setting.events()
                        .add(() -> takenUp.accept(new RunningClone(
                                clone.member(), clone.pairing(), spec, true, Optional.empty(), operation)));
                return;
            } catch (OtherClone e) {
                tellLost(clone, lost, e);
                return;
            } catch (RuntimeException | Error e) {
                if (isLast) {
                    tellLost(clone, lost, e);
                    return;
                }
                log.info("The clone on {} cannot be followed yet: {}", clone.member(), e.getMessage());
                pause();
            }
        }
    }

    private void tellLost(Followed clone, BiConsumer<Followed, CloneOutcomeUnknownException> lost, Throwable why) {
        CloneOutcomeUnknownException unknown = new CloneOutcomeUnknownException(
                "Nobody knows how the " + clone.identity() + " ended, which an earlier call had begun: "
                        + setting.opener().mask().mask(String.valueOf(why.getMessage()))
                        + ". Its accounts are left, as it may still run. Call again once " + clone.member()
                        + " answers.",
                clone.identity(),
                setting.opener().mask().clean(why));
        setting.events().add(() -> lost.accept(clone, unknown));
    }

    private CloneOperation attach(Followed clone, RemoteCloneSpec spec) {
        FleetMember member = clone.member();
        MySqlServer reached =
                new ProvisioningRun(spec, member.server(), setting.wish().replication()).reached();
        Optional<CloneIdentity> now = CloneStatus.read(reached).map(CloneStatus::identity);
        now.filter(other -> !other.equals(clone.identity())).ifPresent(other -> {
            throw new OtherClone(member + " now tells of another one, the " + other);
        });
        return SessionOpening.attach(reached, options(clone, spec), donorUser())
                .orElseThrow(() -> new IllegalStateException(member + " tells of no clone"));
    }

    private AttachOptions options(Followed clone, RemoteCloneSpec spec) {
        AttachOptions options = AttachOptions.defaults()
                .timeouts(spec.timeouts())
                .restartStrategy(spec.restartStrategy())
                .serverAfterRestart(setting.wish().afterClone(clone.member()));
        String donor = clone.pairing().donor();
        return isOfFleet(donor)
                ? options.donorServer(setting.wish().participant(donor).server())
                : options;
    }

    /** By whom the sessions that serve the clone are known on its donor: the account of the spec, or what an earlier call made. */
    private Optional<String> donorUser() {
        Preparation wanted = setting.wish().spec().preparation();
        if (!wanted.has(PreparationPart.ACCOUNT)) {
            return setting.wish().spec().donorAccount().map(Account::user);
        }
        List<String> made = setting.ledgers().leftAccounts().stream()
                .map(AccountChange::user)
                .filter(user -> temporaryUser.filter(user::equals).isEmpty())
                .distinct()
                .toList();
        return made.size() == 1 ? Optional.of(made.get(0)) : Optional.empty();
    }

    private void pause() {
        try {
            if (!stopped) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            log.debug("Woken: it was stopped");
        }
    }

    /** Wait for no restart any more: who cannot be asked now is told as unknown. */
    void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
    }

    /** See the threads go; what they take up from now on, they leave to itself. */
    @Override
    public void close() {
        closed = true;
        stop();
        threads.forEach(DaemonTask::awaitEnd);
    }

    /** Another one took its place on the server, which tells of the last only. */
    private static final class OtherClone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OtherClone(String message) {
            super(message);
        }
    }
}
