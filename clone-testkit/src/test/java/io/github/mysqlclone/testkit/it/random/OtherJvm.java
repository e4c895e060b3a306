package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.TemporaryAccount;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.it.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The clone is begun by a process that is killed in the middle of it, and this one takes it up. */
final class OtherJvm implements UnderWay {

    private static final String BEGUN = "begun";
    private static final String NONE = "-";

    private final Trial trial;
    private final ChildJvm child;

    private OtherJvm(Trial trial, ChildJvm child) {
        this.trial = trial;
        this.child = child;
    }

    static OtherJvm begins(Trial trial) throws IOException {
        Account root = trial.recipient().rootAccount();
        return new OtherJvm(
                trial,
                ChildJvm.start(
                        OtherJvm.class,
                        trial.drawn().folder().resolve("output"),
                        trial.donor().host(),
                        Integer.toString(trial.betweenServers().port()),
                        Integer.toString(trial.toDonor().port()),
                        Integer.toString(trial.toRecipient().port()),
                        root.user(),
                        root.password().reveal(),
                        trial.drawn().isDirectory() ? trial.drawn().copy().toString() : NONE,
                        trial.drawn().ledger().map(Path::toString).orElse(NONE),
                        trial.drawn().comesFrom().orElse(NONE)));
    }

    /** Clones, and says when that begins. */
    public static void main(String... arguments) {
        MySqlServer donor = reached(arguments, arguments[2]);
        MySqlServer recipient = reached(arguments, arguments[3]);
        TemporaryAccount account = TemporaryAccount.defaults();
        Preparation preparation = Preparation.nothing()
                .extendDonorList()
                .temporaryDonorAccount(arguments[8].equals(NONE) ? account : account.host(arguments[8]));
        RemoteCloneSpec spec = CloneSpec.remote(arguments[0], Integer.parseInt(arguments[1]))
                .donorServer(donor)
                .prepare(arguments[7].equals(NONE) ? preparation : preparation.ledger(Path.of(arguments[7])))
                .timeouts(CloneTimeouts.defaults().restart(Duration.ofSeconds(20)));
        spec = arguments[6].equals(NONE) ? spec.replaceData() : spec.dataDirectory(arguments[6]);
        try (CloneSession session = spec.openSession(recipient)) {
            CloneOperation operation = session.start();
            System.out.println(BEGUN);
            CloneResult result = operation.await();
            System.out.println("completed " + result.identity());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static MySqlServer reached(String[] arguments, String port) {
        return MySqlServer.at(arguments[0], Integer.parseInt(port))
                .property("allowPublicKeyRetrieval", "true")
                .login(arguments[4], arguments[5]);
    }

    @Override
    public Optional<CloneProgress> progress() {
        return Optional.empty();
    }

    /** Its moments are not known here: all counts from the beginning. */
    @Override
    public boolean hasReached(Moment moment) {
        try {
            return child.output().contains(BEGUN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isDone() {
        return !child.handle().isAlive();
    }

    @Override
    public void wish(Wish wish) {
        child.handle().destroyForcibly();
    }

    @Override
    public Optional<Reported> end(Duration limit) throws Exception {
        child.awaitExit();
        return Optional.of(takenUp(limit));
    }

    /** Whoever takes it up finds no clone, one that has ended, or one that runs. */
    private Reported takenUp(Duration limit) throws InterruptedException {
        Aftermath.makeWhole(trial);
        try {
            Optional<CloneOperation> operation = CloneOperation.attach(
                    trial.recipient().server(),
                    AttachOptions.defaults().timeouts(trial.drawn().spec().timeouts()));
            return operation.isEmpty()
                    ? Reported.takenUp(null, null)
                    : Reported.takenUp(operation.get().await(limit).orElseThrow(), null);
        } catch (RuntimeException e) {
            return Reported.takenUp(null, e);
        }
    }

    @Override
    public Optional<Reported> heardBeside() {
        return Optional.empty();
    }

    @Override
    public void close() {
        child.close();
    }
}
