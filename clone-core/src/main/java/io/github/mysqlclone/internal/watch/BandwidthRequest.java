package io.github.mysqlclone.internal.watch;

import java.util.concurrent.CompletableFuture;

/**
 * A caller's request to throttle the running clone, in MiB per second; 0 means no limit.
 *
 * @param done completes once the server has taken it, or exceptionally
 */
record BandwidthRequest(int data, int network, CompletableFuture<Void> done) {}
