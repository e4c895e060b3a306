package io.github.mysqlclone.replication;

import java.util.Objects;

/**
 * Name one thing that is in the way of replication.
 *
 * @param kind what kind of thing
 * @param sentence what was found, with the values
 * @param remedy what to do about it
 * @since 0.1.0
 */
public record Obstacle(ObstacleKind kind, String sentence, String remedy) {

    /** Require the parts. */
    public Obstacle {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** {@return the sentence and the remedy} */
    @Override
    public String toString() {
        return kind + ": " + sentence + " " + remedy;
    }
}
