package io.github.mysqlclone.internal.feed;

import io.github.mysqlclone.CloneIdentity;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import io.github.mysqlclone.internal.recording.Recorder;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.DdlWait;
import io.github.mysqlclone.progress.DonorContact;
import io.github.mysqlclone.progress.Movement;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.progress.StageProgress;
import io.github.mysqlclone.progress.StallReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what was seen last, and tells listeners what changed. Written by the watching thread only. */
public final class ProgressFeed {

    private static final Logger log = LoggerFactory.getLogger(ProgressFeed.class);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final boolean replaces;
    private final Recorder recorder;
    private final Listeners listeners;
    private final PaceMeter pace = new PaceMeter();
    private volatile CloneProgress last = new CloneProgress(CloneState.PREFLIGHT, List.of(), Movement.NONE);
    private volatile long lastAtNanos = System.nanoTime();
    private volatile @Nullable CloneIdentity identity;
    private boolean pastReturn;

    /**
     * Create for one clone, which may be one that replaces the recipient's data.
     *
     * @param mask for what listeners throw
     */
    public ProgressFeed(boolean replaces, Recorder recorder, SecretMask mask) {
        this.listeners = new Listeners(mask);
        this.replaces = replaces;
        this.recorder = recorder;
    }

    /** Now it begins. */
    public void begin() {
        recorder.cloneBegins();
    }

    /** Tell this listener, too. */
    public void add(ProgressListener listener) {
        listeners.add(listener);
    }

    /** The server has noted the clone. */
    public void identified(CloneIdentity noted) {
        identity = noted;
    }

    /** The server has turned it away before it began; there will be another. */
    public void beginsAnew() {
        identity = null;
        report(CloneState.WAITING, List.of());
    }

    /** Returns which clone it is; empty until the server has noted it. */
    public Optional<CloneIdentity> identity() {
        return Optional.ofNullable(identity);
    }

    /** Report a new state with the stages as they were last seen. */
    public void state(CloneState state) {
        report(state, last.stages());
    }

    /** Report a new state with the stages as they are now. */
    public void report(CloneState state, List<StageProgress> stages) {
        long nanos = System.nanoTime();
        List<StageProgress> current = StagesWhileAway.of(state, stages);
        pace.sample(nanos, current);
        CloneProgress before = last;
        CloneProgress now = new CloneProgress(state, current, pace.movement(nanos, state));
        lastAtNanos = nanos;
        last = now;
        recorder.cloneMoves(now);
        if (now.state() != before.state()) {
            log.info("Clone is {}", now.state());
        }
        if (replaces && !pastReturn && dropHasBegun(current)) {
            pastReturn = true;
            log.info("Point of no return: the recipient's data is being dropped");
            listeners.pointOfNoReturn(now);
        }
        if (!looksLike(before, now)) {
            listeners.progress(now);
        }
    }

    private static boolean dropHasBegun(List<StageProgress> stages) {
        return stages.stream()
                .anyMatch(stage -> stage.stage() == Stage.DROP_DATA && stage.state() != ReportedState.NOT_STARTED);
    }

    /** That time goes by is no news. */
    private static boolean looksLike(CloneProgress before, CloneProgress now) {
        return before.state() == now.state()
                && before.stages().equals(now.stages())
                && before.movement().dataBytesPerSecond() == now.movement().dataBytesPerSecond()
                && before.movement().networkBytesPerSecond() == now.movement().networkBytesPerSecond();
    }

    /** Something that is not in the stages shows that the clone lives. */
    public void signOfLife(String what) {
        pace.sign(System.nanoTime(), what);
    }

    /** The clone stands still. */
    public void stalled(DonorContact donor) {
        StallReport report = new StallReport(last, pace.lastSign(), donor);
        log.warn("The clone stands still: {}", report);
        listeners.stall(report);
    }

    /** It has changed who waits for whom on the donor. */
    public void ddlWaits(DdlWait wait) {
        log.info("DDL on the donor: {}", wait);
        listeners.ddlWait(wait);
    }

    /** Returns what was reported last. */
    public CloneProgress last() {
        return last;
    }

    /** Returns the same with the time that has gone by since: while nobody can look, nothing is known to move. */
    public CloneProgress current() {
        Duration age = Duration.ofNanos(Math.max(0, System.nanoTime() - lastAtNanos));
        CloneProgress progress = last;
        if (progress.state().isFinal() || progress.stages().isEmpty()) {
            return progress;
        }
        Movement then = progress.movement();
        return new CloneProgress(
                progress.state(),
                progress.stages(),
                new Movement(
                        then.dataBytesPerSecond(),
                        then.networkBytesPerSecond(),
                        then.copyTimeLeft(),
                        then.sinceLastByte().plus(age),
                        then.sinceSignOfLife().plus(age)));
    }

    /** Nothing more follows: give the listeners the time to hear the end. */
    public void end() {
        recorder.cloneEnds(last);
        listeners.finish(LAST_WORDS);
    }
}
