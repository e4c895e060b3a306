package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.progress.CloneProgress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Begins the clone, waits for its end on a thread of its own, and may want something else in the middle. */
final class Caller implements UnderWay {

    private final Trial trial;
    private final CloneSession session;
    private final CloneOperation operation;
    private final Thread thread;
    private final AtomicReference<@Nullable CloneResult> result = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    private final AtomicReference<Optional<Reported>> second = new AtomicReference<>(Optional.empty());

    private Caller(Trial trial, CloneSession session) {
        this.trial = trial;
        this.session = session;
        trial.drawn().listener().ifPresent(session::onProgress);
        this.operation = session.start();
        this.thread = new Thread(this::await, "random-caller");
    }

    static Caller begins(Trial trial) {
        Caller caller =
                new Caller(trial, trial.drawn().spec().openSession(trial.drawn().recipientAsSeen()));
        caller.thread.start();
        return caller;
    }

    private void await() {
        try {
            result.set(operation.await());
        } catch (InterruptedException e) {
            // The clone goes on; the session is closed, as try-with-resources does.
            session.close();
            awaitWhateverHappens();
        } catch (Throwable e) {
            thrown.set(e);
        }
    }

    private void awaitWhateverHappens() {
        try {
            result.set(operation.await());
        } catch (Throwable e) {
            thrown.set(e);
        }
    }

    @Override
    public Optional<CloneProgress> progress() {
        return Optional.of(operation.progress());
    }

    @Override
    public boolean hasReached(Moment moment) {
        return moment.hasCome().test(operation.progress());
    }

    @Override
    public boolean isDone() {
        return !thread.isAlive();
    }

    @Override
    public void wish(Wish wish) {
        switch (wish) {
            case NONE -> {}
            case CANCEL -> operation.cancel();
            case DETACH -> detach();
            case CLOSE -> session.close();
            case INTERRUPT -> thread.interrupt();
            case SECOND_CALLER -> second.set(Optional.of(secondCaller()));
            case ATTACH -> attach();
            case KILLED_JVM -> throw new IllegalStateException("this one begins in another process");
        }
    }

    private void detach() {
        try {
            operation.detach();
        } catch (IllegalStateException refused) {
            // Changes are outstanding, or nothing has begun yet.
        }
    }

    private Reported secondCaller() {
        try (CloneSession other =
                trial.drawn().specOfASecondCaller().openSession(trial.drawn().recipientAsSeen())) {
            return Reported.of(other.run(), null);
        } catch (RuntimeException e) {
            return Reported.of(null, e);
        }
    }

    private void attach() {
        try {
            Optional<CloneOperation> other = CloneOperation.attach(
                    trial.recipient().server(),
                    AttachOptions.defaults().timeouts(trial.drawn().spec().timeouts()));
            if (other.isPresent()) {
                second.set(Optional.of(Reported.of(other.get().await(), null)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            second.set(Optional.of(Reported.of(null, e)));
        }
    }

    @Override
    public Optional<Reported> heardBeside() {
        return second.get();
    }

    @Override
    public Optional<Reported> end(Duration limit) throws InterruptedException {
        thread.join(limit.toMillis());
        if (thread.isAlive()) {
            return Optional.empty();
        }
        session.close();
        return Optional.of(Reported.of(result.get(), thrown.get()));
    }

    @Override
    public void close() {
        session.close();
    }
}
