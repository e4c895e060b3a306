package io.github.mysqlclone.replication;

/**
 * Name the two halves of a replication channel.
 *
 * @since 0.1.0
 */
public enum ReplicationThread {
    /** Fetches the source's binary log and writes it to the relay log; the server's I/O thread. */
    RECEIVER("receiver"),
    /** Executes what is in the relay log; the server's SQL thread, with its coordinator and workers. */
    APPLIER("applier");

    private final String word;

    ReplicationThread(String word) {
        this.word = word;
    }

    /** {@return the name for a sentence} */
    public String word() {
        return word;
    }
}
