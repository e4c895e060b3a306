package io.github.mysqlclone.testkit.container.internal.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.host.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls an image, but waits for a registry that says nothing no longer than a few seconds.
 *
 * @param name as the engine is to be told it
 * @param remedies what helps whoever can have no such image
 */
record ImagePull(DockerClient engine, String name, Duration firstWordWithin, String remedies) {

    static final Duration FIRST_WORD_WITHIN = Duration.ofSeconds(10);

    private static final Duration PULLED_WITHIN = Duration.ofMinutes(10);
    private static final Logger LOGGER = LoggerFactory.getLogger(ImagePull.class);

    void pull() {
        LOGGER.info("Image {} is not on the engine: pulling it", name);
        FirstWord listener = new FirstWord();
        try (listener) {
            engine.pullImageCmd(name).exec(listener);
            if (!listener.spoken.await(firstWordWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                throw missing("no registry answered within " + firstWordWithin.toSeconds() + " s");
            }
            if (!listener.awaitCompletion(PULLED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                throw missing("it was not pulled within " + PULLED_WITHIN.toMinutes() + " min");
            }
            Throwable problem = listener.problem;
            if (problem != null) {
                throw missing(String.valueOf(problem.getMessage()));
            }
        } catch (InterruptedException e) {
            throw Deadline.interrupted("image " + name, e);
        } catch (TestkitException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw missing(String.valueOf(e.getMessage()));
        }
    }

    TestkitException missing(String reason) {
        return new TestkitException("Image " + name + " is not on the container engine, and cannot be pulled: "
                + reason.strip() + ". " + remedies);
    }

    /** Notices that the registry knows the image, or that all is over. */
    private static final class FirstWord extends ResultCallback.Adapter<PullResponseItem> {

        private final CountDownLatch spoken = new CountDownLatch(1);
        private volatile @Nullable Throwable problem;

        @Override
        public void onNext(PullResponseItem item) {
            spoken.countDown();
        }

        /** Keeps it; the one above would write it to the log, too. */
        @Override
        public void onError(Throwable newProblem) {
            problem = newProblem;
            spoken.countDown();
            try {
                close();
            } catch (IOException e) {
                newProblem.addSuppressed(e);
            }
        }

        @Override
        public void onComplete() {
            super.onComplete();
            spoken.countDown();
        }
    }
}
