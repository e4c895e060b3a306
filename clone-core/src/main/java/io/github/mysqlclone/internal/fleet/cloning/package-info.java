/** Begins the clones of a fleet one after the other, follows them, and judges how they end. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.cloning;

import org.jspecify.annotations.NullMarked;
