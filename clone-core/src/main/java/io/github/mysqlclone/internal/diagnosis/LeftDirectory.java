package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import java.util.Optional;

/**
 * Says that the directory of a clone that has ended early stays where it is: the server leaves what it has copied so far. It
 * makes the directory before the first stage, so a clone that was cancelled there may have left an empty one (seen on 9.7.4);
 * one that the server refused there has not. Pure.
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
        return hasCopied || isCancelled
                ? Optional.of(new Leftover(
                        Side.RECIPIENT,
                        hasCopied ? "the partial copy in " + path : "the directory " + path + ", if it was made",
                        Optional.empty(),
                        "no statement removes a directory; do so on the server's host before another clone"))
                : Optional.empty();
    }
}
