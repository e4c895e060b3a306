/** Clones a fleet in a tree: leases, clones, hand-over, and what is put back. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet;

import org.jspecify.annotations.NullMarked;
