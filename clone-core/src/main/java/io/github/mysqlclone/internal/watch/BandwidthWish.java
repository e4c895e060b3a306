package io.github.mysqlclone.internal.watch;

import java.util.concurrent.CompletableFuture;

/**
 * A caller's wish to throttle the running clone, in MiB per second; 0 means no limit.
 *
 * @param done completes once the server has taken it, or exceptionally
 */
record BandwidthWish(int data, int network, CompletableFuture<Void> done) {}
