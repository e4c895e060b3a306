/** Locks on servers, so that no two programs use one donor or work on one fleet at once. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.lease;

import org.jspecify.annotations.NullMarked;
