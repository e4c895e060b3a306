/** Makes copies into replicas once they serve nobody any more. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.handover;

import org.jspecify.annotations.NullMarked;
