package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import java.util.Optional;

/**
 * Says that the directory of a clone that has ended early stays where it is: the server leaves what it has copied so far. It
 * makes the directory in the first stage, which begins once all that it validates holds; so a clone that it refused has made
 * none and is in no stage, and one that failed in the first stage, before a file came, has left an empty one ({@code
 * Client::set_locators} in the server's {@code clone_client.cc}; both seen on 9.7.4). A local clone waits for a lock in that
 * stage before it makes one. Pure.
 */
public final class LeftDirectory {

    private LeftDirectory() {}

    /**
     * Say so of a clone that the server noted.
     *
     * @param path the directory, on the recipient's host
     * @param stage in which it ended; empty if none had begun
     * @param isCancelled whether it was cancelled
     */
    public static Optional<Leftover> of(String path, Optional<Stage> stage, boolean isCancelled) {
        boolean hasCopied =
                stage.filter(last -> last.compareTo(Stage.FILE_COPY) >= 0).isPresent();
        return stage.isPresent() || isCancelled
                ? Optional.of(new Leftover(
                        Side.RECIPIENT,
                        hasCopied ? "the partial copy in " + path : "the directory " + path + ", if it was made",
                        Optional.empty(),
                        "no statement removes a directory; do so on the server's host before another clone"))
                : Optional.empty();
    }
}
