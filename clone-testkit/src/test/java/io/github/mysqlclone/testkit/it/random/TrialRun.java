package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.server.MySqlCloneException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one schedule and returns the lies that were told. */
final class TrialRun {

    private static final Logger log = LoggerFactory.getLogger(TrialRun.class);

    private static final Duration AT_LAST = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration MOMENT_WITHIN = Duration.ofSeconds(30);

    private final Schedule schedule;
    private final Trial trial;

    TrialRun(Schedule schedule, Trial trial) {
        this.schedule = schedule;
        this.trial = trial;
    }

    /** Runs it; the trial stays the caller's. */
    List<String> lies() throws Exception {
        try (UnderWay clone = schedule.wish() == Wish.KILLED_JVM ? OtherJvm.begins(trial) : Caller.begins(trial)) {
            List<Thread> others = Stream.concat(
                            schedule.strikes().stream().map(strike -> thread(() -> strike(strike, clone))),
                            Stream.of(thread(() -> wish(clone))))
                    .toList();
            Optional<Reported> reported = clone.end(AT_LAST);
            if (reported.isEmpty() && isInProgressByTheServer()) {
                log.warn(
                        "seed {}: the recipient is locked up in {}, and is killed as a person would",
                        schedule.seed(),
                        where(clone));
                trial.recipient().kill();
                trial.recipient().start();
                reported = clone.end(SOON);
            }
            trial.isOver();
            for (Thread other : others) {
                other.join(SOON.toMillis());
            }
            if (reported.isEmpty()) {
                return List.of("no end within " + AT_LAST + ", but " + where(clone));
            }
            log.info("seed {} ended {}", schedule.seed(), reported.get());
            return new Aftermath(trial, reported.get(), clone.heardBeside()).lies();
        }
    }

    /** A 9.7.4 whose clone somebody has killed in its wait for bytes never ends it: who watches it says no end. */
    private boolean isInProgressByTheServer() {
        try {
            return CloneStatus.read(trial.recipient().server())
                    .filter(clone -> clone.state() == ReportedState.IN_PROGRESS && !clone.isDead())
                    .isPresent();
        } catch (MySqlCloneException e) {
            return false;
        }
    }

    private static Thread thread(Runnable action) {
        Thread thread = new Thread(action, "random-fault");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private boolean isTime(Moment moment, Duration after, UnderWay clone) {
        long deadline = System.nanoTime() + MOMENT_WITHIN.toNanos();
        while (!trial.over() && !clone.isDone() && System.nanoTime() - deadline < 0) {
            if (clone.hasReached(moment)) {
                trial.pass(after.toMillis());
                return !trial.over() && !clone.isDone();
            }
            trial.pass(10);
        }
        return false;
    }

    private void strike(Schedule.Strike strike, UnderWay clone) {
        if (!isTime(strike.moment(), strike.after(), clone)) {
            log.info("seed {}: too late for {}", schedule.seed(), strike);
            return;
        }
        log.info("seed {}: {} strikes in {}", schedule.seed(), strike.fault(), where(clone));
        try {
            strike.fault().effect().strike(trial, strike.lasts());
        } catch (Exception e) {
            // A server that another fault has ended, or a statement that it does not take now.
            log.info("seed {}: {} struck in vain: {}", schedule.seed(), strike.fault(), e.toString());
        }
    }

    private static String where(UnderWay clone) {
        return clone.progress()
                .map(progress -> progress.state()
                        + progress.currentStage()
                                .map(stage -> " " + stage.stage())
                                .orElse(""))
                .orElse("another process");
    }

    private void wish(UnderWay clone) {
        if (schedule.wish() == Wish.NONE || !isTime(schedule.wishedAt(), schedule.wishedAfter(), clone)) {
            return;
        }
        log.info("seed {}: {} is wished in {}", schedule.seed(), schedule.wish(), where(clone));
        clone.wish(schedule.wish());
    }
}
