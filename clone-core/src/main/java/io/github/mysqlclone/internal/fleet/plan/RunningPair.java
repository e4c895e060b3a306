package io.github.mysqlclone.internal.fleet.plan;

/**
 * A clone.
 *
 * @param recipient what was known of it when it began
 * @param begunAt when it did, in milliseconds
 */
record RunningPair(Pairing pairing, WaitingRecipient recipient, long begunAt) {}
