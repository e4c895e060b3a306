package io.github.mysqlclone.internal.diagnosis;

import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import java.util.Optional;

/**
 * Says that the directory of a clone that has ended early stays where it is: the server leaves what it has copied so far. It
 * makes the directory before the first stage (seen on 9.7.4), so a clone that it noted may have left an empty one. Pure.
 */
public final class LeftDirectory {

    private LeftDirectory() {}

    /**
     * Say so of a clone that the server noted.
     *
     * @param path the directory, on the recipient's host
     * @param stage in which it ended; empty if none had begun
     */
    public static Leftover of(String path, Optional<Stage> stage) {
        boolean hasCopied =
                stage.filter(last -> last.compareTo(Stage.FILE_COPY) >= 0).isPresent();
        return new Leftover(
                Side.RECIPIENT,
                hasCopied ? "the partial copy in " + path : "the directory " + path + ", if it was made",
                Optional.empty(),
                "no statement removes a directory; do so on the server's host before another clone");
    }
}
